using Aggregator.Stories.Decisions;
using Aggregator.Text.Sentences;

namespace Aggregator.Storage.Policy.Stories;

/// <summary>What is never removed because of its age.</summary>
internal static class KeptForEver
{
    /// <summary>Said of an entry whose article was removed.</summary>
    public static readonly string RemovedNote = new Sentence(SentenceKind.ArticleRemoved).Stored;

    /// <summary>Said of an entry whose article was deleted with its source.</summary>
    public static readonly string PurgedNote = new Sentence(SentenceKind.ArticlePurged).Stored;

    /// <summary>The articles that a decision names, undone or not: an undoing may be undone.</summary>
    public static HashSet<long> Of(IReadOnlyList<EditorDecision> decisions) => [.. decisions.SelectMany(DecisionForm.Named)];
}

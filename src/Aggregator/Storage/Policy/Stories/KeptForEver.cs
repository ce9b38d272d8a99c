using Aggregator.Stories.Decisions;

namespace Aggregator.Storage.Policy.Stories;

/// <summary>What is never removed because of its age.</summary>
internal static class KeptForEver
{
    /// <summary>Said of an entry whose article was removed.</summary>
    public const string RemovedNote = "Its article was removed because of its age.";

    /// <summary>Said of an entry whose article was deleted with its source.</summary>
    public const string PurgedNote = "Its article was deleted for good, because its source was removed with its articles.";

    /// <summary>The articles that a decision names, undone or not: an undoing may be undone.</summary>
    public static HashSet<long> Of(IReadOnlyList<EditorDecision> decisions) => [.. decisions.SelectMany(DecisionForm.Named)];
}

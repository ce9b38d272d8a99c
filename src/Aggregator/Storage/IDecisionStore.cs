using Aggregator.Stories;
using Aggregator.Stories.Decisions;
using Aggregator.Stories.Duplicates;
using Aggregator.Stories.Shown;

namespace Aggregator.Storage;

/// <summary>Editors' decisions. They are only added, never deleted; each takes effect at once and for ever.</summary>
/// <remarks>A decision is one short transaction.</remarks>
public interface IDecisionStore
{
    /// <summary>Saves the decision and updates every story that it changes, in one transaction.</summary>
    /// <param name="decision">The store gives it its id.</param>
    Task<DecisionOutcome> DecideAsync(EditorDecision decision, CancellationToken cancellationToken);

    /// <summary>All decisions in the order in which they were made; with a story, only the decisions on that story.</summary>
    Task<IReadOnlyList<EditorDecision>> HistoryAsync(long? storyId, CancellationToken cancellationToken);

    /// <summary>A story as editors see it, with its hidden articles. The number of an article is taken as the number of its
    /// story.</summary>
    /// <param name="id">The number of the story, or of an article in it.</param>
    /// <param name="after">Only articles with a greater number are listed, at most <see cref="Story.MostListed"/>; 0 for the
    /// first.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>Null when there is no such story.</returns>
    Task<DeskStory?> StoryAsync(long id, long after, CancellationToken cancellationToken);

    /// <summary>Pairs of texts on which a decision in force says whether they are the same, in the order of the decisions. The
    /// thresholds of the grouper are fitted to these pairs.</summary>
    Task<IReadOnlyList<DecidedPair>> PairsAsync(CancellationToken cancellationToken);

    /// <summary>Saves the rules that the grouper uses from its next start on.</summary>
    Task SaveRulesAsync(DuplicateRules rules, CancellationToken cancellationToken);
}

/// <summary>Two articles, and whether they have the same text by an editor's decision.</summary>
/// <param name="Article">The article that arrived later.</param>
public sealed record DecidedPair(GroupingArticle Article, GroupingArticle Other, bool IsSame);

/// <summary>What came of a decision.</summary>
public abstract record DecisionOutcome
{
    private DecisionOutcome()
    {
    }

    /// <param name="Decision">The decision with its id.</param>
    /// <param name="Moved">The number of articles whose story, text or visibility changed.</param>
    public sealed record Decided(EditorDecision Decision, int Moved) : DecisionOutcome;

    /// <param name="Number">The number of the article, story or decision that caused the refusal.</param>
    public sealed record Refused(DecisionFault Fault, long Number) : DecisionOutcome;
}

/// <summary>Why a decision cannot be made.</summary>
public enum DecisionFault
{
    /// <summary>There is no such article, or it is not in a story yet.</summary>
    UnknownArticle,

    UnknownStory,

    UnknownDecision,

    /// <summary>The decision needs two different things, and both numbers name the same one.</summary>
    SameThing,

    AlreadyUndone,
}

/// <summary>A story as editors see it: hidden articles are included.</summary>
/// <param name="Id">The number of the story.</param>
/// <param name="IsPinned">Whether it stands first.</param>
/// <param name="Lead">The article that leads it; null when all are hidden.</param>
/// <param name="LeadReason">Why that article leads.</param>
/// <param name="Articles">One page of its articles, by time.</param>
public sealed record DeskStory(long Id, bool IsPinned, long? Lead, LeadReason? LeadReason, IReadOnlyList<DeskArticle> Articles)
{
    /// <summary>The number of its articles on all pages.</summary>
    public required int AllArticles { get; init; }

    /// <summary>The number after which the next page begins; null when this page may be the last.</summary>
    public long? Next => Articles.Count < Story.MostListed ? null : Articles.Max(article => article.Id);
}

/// <summary>An article in the list of the desk, without its text.</summary>
public sealed record DeskArticle(long Id, string SourceId, string Title, DateTimeOffset At, long? DuplicateOf, bool IsHidden)
{
    /// <summary>The story in which the grouper put the article.</summary>
    public required long FoundStoryId { get; init; }

    /// <summary>The article whose text the grouper found it to copy; null when it found none.</summary>
    public long? FoundCopyOf { get; init; }
}

using Aggregator.Stories;
using Aggregator.Stories.Decisions;
using Aggregator.Stories.Duplicates;
using Aggregator.Stories.Shown;

namespace Aggregator.Storage;

/// <summary>What editors decided: only ever added to, applied at once, honoured for ever.</summary>
/// <remarks>Safe beside another process on the same file: a decision is one short transaction.</remarks>
public interface IDecisionStore
{
    /// <summary>Records the decision and brings every story that it touches up to date, in one transaction.</summary>
    /// <param name="decision">Its id is given by the store.</param>
    Task<DecisionOutcome> DecideAsync(EditorDecision decision, CancellationToken cancellationToken);

    /// <summary>Every decision ever made, in order; those on one story only, when it is named.</summary>
    Task<IReadOnlyList<EditorDecision>> HistoryAsync(long? storyId, CancellationToken cancellationToken);

    /// <summary>A story as the desk sees it: hidden articles too. An article's number names its story.</summary>
    /// <returns>Null when there is no such story.</returns>
    Task<DeskStory?> StoryAsync(long id, CancellationToken cancellationToken);

    /// <summary>What the standing decisions say of pairs of texts, in order of decision: to fit the rules to.</summary>
    Task<IReadOnlyList<DecidedPair>> PairsAsync(CancellationToken cancellationToken);

    /// <summary>The rules that the grouper takes up when it starts next.</summary>
    Task SaveRulesAsync(DuplicateRules rules, CancellationToken cancellationToken);
}

/// <summary>Two articles of which an editor said whether they are one text.</summary>
/// <param name="Article">The later.</param>
public sealed record DecidedPair(GroupingArticle Article, GroupingArticle Other, bool IsSame);

/// <summary>What became of a decision.</summary>
public abstract record DecisionOutcome
{
    private DecisionOutcome()
    {
    }

    /// <param name="Decision">With the id it was given.</param>
    /// <param name="Moved">Articles that stand elsewhere now.</param>
    public sealed record Decided(EditorDecision Decision, int Moved) : DecisionOutcome;

    /// <param name="Number">Of the article, story or decision that it is about.</param>
    public sealed record Refused(DecisionFault Fault, long Number) : DecisionOutcome;
}

/// <summary>Why a decision cannot be made.</summary>
public enum DecisionFault
{
    /// <summary>There is no such article, or it waits to be grouped.</summary>
    UnknownArticle,

    UnknownStory,

    UnknownDecision,

    /// <summary>Two things were to be named, and one was named twice.</summary>
    SameThing,

    /// <summary>The decision does not hold any more.</summary>
    AlreadyUndone,
}

/// <summary>A story with what readers do not see of it.</summary>
public sealed record DeskStory(long Id, bool IsPinned, long? Lead, LeadReason? LeadReason, IReadOnlyList<DeskArticle> Articles);

/// <summary>An article on the desk; no text, only what a list needs.</summary>
public sealed record DeskArticle(long Id, string SourceId, string Title, DateTimeOffset At, long? DuplicateOf, bool IsHidden)
{
    /// <summary>Where the machine had put it.</summary>
    public required long FoundStoryId { get; init; }

    /// <summary>Whose copy the machine found it to be.</summary>
    public long? FoundCopyOf { get; init; }
}

using Aggregator.Stories.Shown;

namespace Aggregator.Stories.Decisions;

/// <summary>Where the grouper put an article, before any editor decided.</summary>
/// <param name="CopyOf">The article whose text this article copies; null when it is no copy.</param>
public sealed record FoundPlace(long Id, long StoryId, long? CopyOf)
{
    /// <summary>The first article with the text; null when this article is no copy.</summary>
    public long? DuplicateOf { get; init; } = CopyOf;

    /// <summary>Whether its source was removed with its articles.</summary>
    public bool IsRemoved { get; init; }
}

/// <summary>Where an article stands after the editors' decisions.</summary>
/// <param name="DuplicateOf">The article that represents the text; null for that article itself. <see cref="ShownVersion"/> chooses the version
/// that readers see.</param>
/// <param name="IsHidden">Whether the article is shown nowhere.</param>
public sealed record DecidedPlace(long Id, long StoryId, long? DuplicateOf, bool IsHidden);

/// <summary>Stories as the editors want them.</summary>
/// <remarks>
/// A pure function of what the grouper found and of all decisions. Both are stored, so no decision is lost when articles are grouped
/// again, when the process restarts or when an editor undoes a decision. It does not matter which of the two came first.
/// </remarks>
public sealed record DecidedStories
{
    /// <summary>In order of id.</summary>
    public required IReadOnlyList<DecidedPlace> Places { get; init; }

    /// <summary>The article that an editor chose to lead a story, by the story's id.</summary>
    public required IReadOnlyDictionary<long, long> Leads { get; init; }

    /// <summary>The version of a text that an editor chose, by the article that represents the text.</summary>
    public required IReadOnlyDictionary<long, long> Shown { get; init; }

    public required IReadOnlySet<long> Pinned { get; init; }

    /// <param name="found">All articles of whole stories. Decisions on other articles have no effect.</param>
    /// <param name="standing">The decisions in order of id, without the undone ones.</param>
    public static DecidedStories Of(IEnumerable<FoundPlace> found, IEnumerable<EditorDecision> standing)
    {
        var replay = new DecisionReplay(found);
        foreach (var decision in standing)
        {
            replay.Apply(decision);
        }

        return replay.Result();
    }
}

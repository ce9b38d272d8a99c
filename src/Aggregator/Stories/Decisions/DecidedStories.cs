using Aggregator.Stories.Shown;

namespace Aggregator.Stories.Decisions;

/// <summary>Where the machine put an article, before any editor spoke.</summary>
/// <param name="CopyOf">The article whose text it was found to copy; null when it is nobody's.</param>
public sealed record FoundPlace(long Id, long StoryId, long? CopyOf)
{
    /// <summary>The article that stands for both; null when it is nobody's copy.</summary>
    public long? DuplicateOf { get; init; } = CopyOf;
}

/// <summary>Where an article stands once the editors' decisions are honoured.</summary>
/// <param name="DuplicateOf">The article that stands for the text; null for that article itself. Which version is shown is <see cref="ShownVersion"/>'s to say.</param>
/// <param name="IsHidden">True when it is shown nowhere.</param>
public sealed record DecidedPlace(long Id, long StoryId, long? DuplicateOf, bool IsHidden);

/// <summary>Stories as the editors want them.</summary>
/// <remarks>
/// A pure function of what the machine found and of every decision, both of which are kept: grouping anew, a restart or an undo
/// therefore cannot lose a decision, and nothing depends on which of the two came first.
/// </remarks>
public sealed record DecidedStories
{
    /// <summary>In order of id.</summary>
    public required IReadOnlyList<DecidedPlace> Places { get; init; }

    /// <summary>By story: the article that an editor chose to lead it.</summary>
    public required IReadOnlyDictionary<long, long> Leads { get; init; }

    /// <summary>By text, named by the article that stands for it: the version that an editor chose to be shown.</summary>
    public required IReadOnlyDictionary<long, long> Shown { get; init; }

    public required IReadOnlySet<long> Pinned { get; init; }

    /// <param name="found">Whole stories of the machine; what a decision names and is not here is passed over.</param>
    /// <param name="standing">In order of id, those undone left out.</param>
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

namespace Aggregator.Stories.Duplicates;

/// <summary>A known text, and how much of the new text stands in it.</summary>
internal sealed record DuplicateMatch
{
    public required long Other { get; init; }

    public required long Representative { get; init; }

    public required long StoryId { get; init; }

    /// <summary>Both came under one address.</summary>
    public required bool IsSameAddress { get; init; }

    public required PairScore Pair { get; init; }

    /// <summary>Whether one of the two is a round-up. Only a copy of the whole round-up is its copy.</summary>
    public required bool IsOfRoundUp { get; init; }

    public double Score => Pair.Overlap.OfShorter + (.2 * Pair.Overlap.Jaccard);

    /// <summary>The reason why the new text is no copy; null when it is a copy, or was not judged.</summary>
    public Refusal? Refused { get; init; }

    /// <summary>This match, judged by the rules.</summary>
    public DuplicateMatch Judged(DuplicateRules rules) => this with
    {
        Refused = IsOfRoundUp && !IsCopyOfRoundUp(rules) ? Refusal.RoundUp
            : IsSameAddress && Pair.Overlap.OfShorter >= rules.SameAddress ? null
            : Pair.Refused(rules),
    };

    /// <summary>Nearly all of either text stands in the other.</summary>
    public bool IsCopyOfRoundUp(DuplicateRules rules) => Math.Min(Pair.Overlap.OfNew, Pair.Overlap.OfOther) >= rules.Whole;

    /// <summary>The known text stands whole within the new one, which says much else.</summary>
    public bool IsGathered(DuplicateRules rules) => Pair.Overlap.OfOther >= rules.Whole && Pair.Overlap.OfNew <= rules.MostGathered;

    public bool IsMereCopy(DuplicateRules rules) =>
        Math.Min(Pair.Overlap.OfNew, Pair.Overlap.OfOther) >= rules.MereCopy && Pair.Apart.Duration() <= rules.SameIssue;
}

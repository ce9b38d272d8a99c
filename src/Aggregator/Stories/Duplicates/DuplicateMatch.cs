namespace Aggregator.Stories.Duplicates;

/// <summary>A known text that was compared with a new text.</summary>
internal sealed record DuplicateMatch
{
    public required long Other { get; init; }

    public required long Representative { get; init; }

    public required long StoryId { get; init; }

    /// <summary>Whether both texts have the same address.</summary>
    public required bool IsSameAddress { get; init; }

    public required PairScore Pair { get; init; }

    /// <summary>Whether one of the two is a round-up. Only a copy of the whole round-up is its copy.</summary>
    public required bool IsOfRoundUp { get; init; }

    public double Score => Pair.Overlap.OfShorter + (.2 * Pair.Overlap.Jaccard);

    /// <summary>Why the new text is no copy; null when it is a copy, or when the match is not judged yet.</summary>
    public Refusal? Refused { get; init; }

    /// <summary>This match, judged by the rules.</summary>
    public DuplicateMatch Judged(DuplicateRules rules) => this with
    {
        Refused = IsOfRoundUp && !IsCopyOfRoundUp(rules) ? Refusal.RoundUp
            : IsSameAddress && Pair.Overlap.OfShorter >= rules.SameAddress ? null
            : Pair.Refused(rules),
    };

    /// <summary>Whether nearly all of each text stands in the other.</summary>
    public bool IsCopyOfRoundUp(DuplicateRules rules) => Math.Min(Pair.Overlap.OfNew, Pair.Overlap.OfOther) >= rules.Whole;

    /// <summary>Whether the new text holds the whole known text and much else.</summary>
    public bool IsGathered(DuplicateRules rules) => Pair.Overlap.OfOther >= rules.Whole && Pair.Overlap.OfNew <= rules.MostGathered;

    public bool IsMereCopy(DuplicateRules rules) =>
        Math.Min(Pair.Overlap.OfNew, Pair.Overlap.OfOther) >= rules.MereCopy && Pair.Apart.Duration() <= rules.SameIssue;
}

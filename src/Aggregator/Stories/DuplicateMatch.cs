namespace Aggregator.Stories;

/// <summary>How much of a new text is found in a known one, and who that is.</summary>
internal sealed record DuplicateMatch
{
    public required long Other { get; init; }

    public required long Representative { get; init; }

    public required long StoryId { get; init; }

    /// <summary>Both came under one address.</summary>
    public required bool IsSameAddress { get; init; }

    public required PairScore Pair { get; init; }

    /// <summary>Fingerprints in common, of those in either.</summary>
    public required double Jaccard { get; init; }

    public double Score => Math.Max(Pair.OfNew, Pair.OfOther) + (.2 * Jaccard);

    public bool Suffices(DuplicateRules rules) =>
        (IsSameAddress && Math.Max(Pair.OfNew, Pair.OfOther) >= rules.SameAddress) || Pair.Suffices(rules);

    public bool IsMereCopy(DuplicateRules rules) =>
        Math.Min(Pair.OfNew, Pair.OfOther) >= rules.MereCopy && Pair.Apart.Duration() <= rules.SameIssue;
}

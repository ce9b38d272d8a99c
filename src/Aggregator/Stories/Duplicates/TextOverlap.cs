namespace Aggregator.Stories.Duplicates;

/// <summary>What two texts have in common, as shares of all their trigrams.</summary>
public readonly record struct TextOverlap
{
    /// <summary>The share of the new text that stands in the other text.</summary>
    public required double OfNew { get; init; }

    /// <summary>The share of the other text that stands in the new text.</summary>
    public required double OfOther { get; init; }

    /// <summary>The share of the new text's lead that stands in the opening of the other text.</summary>
    public required double OwnLead { get; init; }

    /// <summary>The share of the other text's lead that stands in the opening of the new text.</summary>
    public required double OtherLead { get; init; }

    /// <summary>The share of the new text's lead that stands anywhere in the other text.</summary>
    public required double OwnKnown { get; init; }

    /// <summary>The share of the other text's lead that stands anywhere in the new text.</summary>
    public required double OtherKnown { get; init; }

    /// <summary>The common trigrams as a share of the trigrams that stand in one of the texts or in both.</summary>
    public required double Jaccard { get; init; }

    public double OfShorter => Math.Max(OfNew, OfOther);

    public double Lead => Math.Max(OwnLead, OtherLead);
}

namespace Aggregator.Stories.Duplicates;

/// <summary>What two texts have in common, as shares of all their trigrams.</summary>
public readonly record struct TextOverlap
{
    public required double OfNew { get; init; }

    public required double OfOther { get; init; }

    /// <summary>Of the new text's lead, within the other's opening.</summary>
    public required double OwnLead { get; init; }

    /// <summary>Of the other's lead, within the new text's opening.</summary>
    public required double OtherLead { get; init; }

    /// <summary>Of the new text's lead, anywhere in the other.</summary>
    public required double OwnKnown { get; init; }

    /// <summary>Of the other's lead, anywhere in the new text.</summary>
    public required double OtherKnown { get; init; }

    /// <summary>In common, of those in either.</summary>
    public required double Jaccard { get; init; }

    public double OfShorter => Math.Max(OfNew, OfOther);

    public double Lead => Math.Max(OwnLead, OtherLead);
}

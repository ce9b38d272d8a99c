namespace Aggregator.Stories;

/// <summary>What the grouper has read out of an article, before it is placed.</summary>
internal sealed record Reading
{
    public required GroupingArticle Article { get; init; }

    /// <summary>Null for texts too short.</summary>
    public required Fingerprints? Fingerprints { get; init; }

    public required TextTraits Traits { get; init; }

    /// <summary>Under which the same item is found again; see <see cref="ArticleKeys"/>.</summary>
    public required ulong[] Keys { get; init; }

    /// <summary>Empty when stories are not asked for.</summary>
    public required Term[] Terms { get; init; }
}

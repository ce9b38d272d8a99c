namespace Aggregator.Extraction;

/// <summary>Everything that was read from a page, whether or not it is an article in the end.</summary>
public sealed record PageReading
{
    public string? Title { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    public DateTimeOffset? Published { get; init; }

    public Uri? Image { get; init; }

    public required Uri CanonicalUrl { get; init; }

    /// <summary>The AMP twin that the page names: worth a second request when this one gave little.</summary>
    public Uri? AmpUrl { get; init; }

    /// <summary>The print version that the page names, on the same site.</summary>
    public Uri? PrintUrl { get; init; }

    /// <summary>Where the article goes on, for articles in several pages; null on the last.</summary>
    public Uri? NextPage { get; init; }

    /// <summary>One paragraph a line; blank when the page has no article text.</summary>
    public required string BodyText { get; init; }

    public required ExtractionOutcome Outcome { get; init; }
}

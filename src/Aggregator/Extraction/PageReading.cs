namespace Aggregator.Extraction;

/// <summary>Everything that was found on a page, also when the page is not an article.</summary>
public sealed record PageReading
{
    /// <summary>The headline; null when none was found.</summary>
    public string? Title { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>Null when neither the page nor the feed gives a date.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>The lead picture; null when neither the page nor the feed has one.</summary>
    public Uri? Image { get; init; }

    public required Uri CanonicalUrl { get; init; }

    /// <summary>The AMP version that the page names; null when it names
    /// none. It is worth a request when the page gave little text.</summary>
    public Uri? AmpUrl { get; init; }

    /// <summary>The print version that the page names, on the same site; null when it names none.</summary>
    public Uri? PrintUrl { get; init; }

    /// <summary>The next page of an article that has several pages; null when there is none.</summary>
    public Uri? NextPage { get; init; }

    /// <summary>One paragraph on each line; empty when the page has no article text.</summary>
    public required string BodyText { get; init; }

    /// <summary>What was left out around the text; empty when the request does not ask for it.</summary>
    public IReadOnlyList<LeftOutText> LeftOut { get; init; } = [];

    public required ExtractionOutcome Outcome { get; init; }
}

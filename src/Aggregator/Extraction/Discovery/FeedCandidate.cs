namespace Aggregator.Extraction.Discovery;

/// <summary>An address where a site's feed may be found.</summary>
/// <param name="Title">What the page calls it; null when it says nothing.</param>
public sealed record FeedCandidate(Uri Url, FeedEvidence Evidence, string? Title = null);

/// <summary>Why an address may be a feed, the best reason first.</summary>
public enum FeedEvidence
{
    /// <summary>The page declares it: link rel=alternate.</summary>
    LinkElement,

    /// <summary>A link of the page looks like one.</summary>
    BodyLink,

    /// <summary>Nobody names it; sites of this kind often have it there.</summary>
    WellKnownPath,

    /// <summary>A news sitemap, for sites without feeds.</summary>
    Sitemap,
}

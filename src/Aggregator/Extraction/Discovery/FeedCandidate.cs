namespace Aggregator.Extraction.Discovery;

/// <summary>An address where a site may publish a feed.</summary>
/// <param name="Title">The page's name for the feed; null when the page gives none.</param>
/// <param name="IsAboutComments">Whether it is a feed of readers' comments.</param>
public sealed record FeedCandidate(Uri Url, FeedEvidence Evidence, string? Title = null, bool IsAboutComments = false);

/// <summary>The reason why an address may be a feed; the best reason comes first.</summary>
public enum FeedEvidence
{
    /// <summary>The page declares it with link rel=alternate.</summary>
    LinkElement,

    /// <summary>A link on the page looks like a feed.</summary>
    BodyLink,

    /// <summary>The page does not name it, but many sites have a feed at this path.</summary>
    WellKnownPath,

    /// <summary>A news sitemap, for sites without feeds.</summary>
    Sitemap,
}

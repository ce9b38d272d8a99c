using Aggregator.Sources;

namespace Aggregator.Feeds;

/// <summary>The contents of a feed document as the publisher wrote them,
/// not yet checked; null where the publisher wrote nothing.</summary>
/// <remarks>RSS 2.0, RDF Site Summary 1.0, Atom (RFC 4287) and 0.3, JSON Feed 1.1, news sitemaps, listing pages.</remarks>
public sealed record ParsedFeed
{
    public required FeedFormat Format { get; init; }

    /// <summary>The reader that read the document.</summary>
    public FeedReaderName Reader { get; init; } = FeedReaderName.Own;

    /// <summary>Atom id or rdf:about, exactly as written and never resolved.</summary>
    public string? Id { get; init; }

    public FeedText? Title { get; init; }

    public FeedText? Description { get; init; }

    /// <summary>The address of the site.</summary>
    public Uri? Link { get; init; }

    /// <summary>The address that the feed states as its own.</summary>
    public Uri? Self { get; init; }

    /// <summary>Language tag (BCP 47), as written, but with '-' in place of '_'.</summary>
    public string? Language { get; init; }

    public Uri? Image { get; init; }

    public Uri? Icon { get; init; }

    public DateTimeOffset? Published { get; init; }

    public DateTimeOffset? Updated { get; init; }

    public IReadOnlyList<FeedPerson> Authors { get; init; } = [];

    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>The shortest time between two polls that the publisher asks
    /// for (ttl, sy:updatePeriod); null when it is not stated.</summary>
    public TimeSpan? TimeToLive { get; init; }

    /// <summary>Hours of the day (UTC, 0–23) in which the publisher asks not to be polled.</summary>
    public IReadOnlyList<int> SkipHours { get; init; } = [];

    /// <summary>WebSub hubs.</summary>
    public IReadOnlyList<Uri> Hubs { get; init; } = [];

    /// <summary>The next page, with older entries (RFC 5005, JSON Feed next_url); null when there is none.</summary>
    public Uri? Next { get; init; }

    /// <summary>The sitemaps that a sitemap index lists; empty for every other document.</summary>
    public IReadOnlyList<SitemapPart> Sitemaps { get; init; } = [];

    /// <summary>In document order. No entry is merged with another.</summary>
    public IReadOnlyList<ParsedEntry> Entries { get; init; } = [];

    /// <summary>The faults of the document, and how each of them was read.</summary>
    public IReadOnlyList<FeedRepair> Repairs { get; init; } = [];
}

/// <summary>The format of a feed document, without its version.</summary>
public enum FeedFormat
{
    Rss,
    Rdf,
    Atom,
    JsonFeed,
    Sitemap,
    SitemapIndex,
    Listing,
}

/// <summary>A text of a feed, with its kind and its base address, which are needed to read it later.</summary>
/// <param name="Value">As written, with the escapes of the feed's format decoded once.</param>
/// <param name="Kind">Whether <paramref name="Value"/> is plain text or markup.</param>
/// <param name="Base">The address that relative links inside are resolved against; null when it is unknown.</param>
public sealed record FeedText(string Value, FeedTextKind Kind, Uri? Base = null);

/// <summary>How the characters of a feed's text must be read.</summary>
public enum FeedTextKind
{
    Text,
    Html,
}

/// <summary>A person that a feed names; at least one of the three values is present.</summary>
public sealed record FeedPerson(string? Name, string? Email = null, Uri? Url = null);

/// <summary>A file attached to an entry.</summary>
/// <param name="Length">The size in bytes; null when absent or not a number.</param>
public sealed record FeedEnclosure(Uri Url, string? MediaType, long? Length);

/// <summary>A sitemap that an index lists.</summary>
/// <param name="Modified">When the sitemap last changed, as the index says; null when the index does not say.</param>
public sealed record SitemapPart(Uri Url, DateTimeOffset? Modified);

/// <summary>One fault of a document, and how it was read.</summary>
/// <param name="Line">Counted from 1; null when the fault concerns the whole document.</param>
/// <param name="Message">One English sentence without the line number: what was wrong, and how it was read.</param>
public sealed record FeedRepair(int? Line, string Message);

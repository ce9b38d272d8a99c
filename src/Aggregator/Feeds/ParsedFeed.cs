using Aggregator.Sources;

namespace Aggregator.Feeds;

/// <summary>What a publisher wrote in a feed document: testimony, not yet believed; what is absent stays null.</summary>
/// <remarks>RSS 2.0, RDF Site Summary 1.0, Atom (RFC 4287) and 0.3, JSON Feed 1.1, news sitemaps, listing pages.</remarks>
public sealed record ParsedFeed
{
    public required FeedFormat Format { get; init; }

    /// <summary>Who read the document.</summary>
    public FeedReaderName Reader { get; init; } = FeedReaderName.Own;

    /// <summary>Atom id or rdf:about, verbatim, never resolved.</summary>
    public string? Id { get; init; }

    public FeedText? Title { get; init; }

    public FeedText? Description { get; init; }

    /// <summary>The site.</summary>
    public Uri? Link { get; init; }

    /// <summary>The feed's own address as it states it.</summary>
    public Uri? Self { get; init; }

    /// <summary>BCP 47, as written but with '-' for '_'.</summary>
    public string? Language { get; init; }

    public Uri? Image { get; init; }

    public Uri? Icon { get; init; }

    public DateTimeOffset? Published { get; init; }

    public DateTimeOffset? Updated { get; init; }

    public IReadOnlyList<FeedPerson> Authors { get; init; } = [];

    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>The publisher's floor between two polls (ttl, sy:updatePeriod); null when unstated.</summary>
    public TimeSpan? TimeToLive { get; init; }

    /// <summary>Hours of the day (UTC, 0–23) in which the publisher asks not to be polled.</summary>
    public IReadOnlyList<int> SkipHours { get; init; } = [];

    /// <summary>WebSub hubs.</summary>
    public IReadOnlyList<Uri> Hubs { get; init; } = [];

    /// <summary>The next, older page (RFC 5005, JSON Feed next_url); null when there is none.</summary>
    public Uri? Next { get; init; }

    /// <summary>Children of a sitemap index; empty for every other document.</summary>
    public IReadOnlyList<SitemapPart> Sitemaps { get; init; } = [];

    /// <summary>In document order, none dropped, none merged.</summary>
    public IReadOnlyList<ParsedEntry> Entries { get; init; } = [];

    /// <summary>What was wrong with the document and how it was read all the same.</summary>
    public IReadOnlyList<FeedRepair> Repairs { get; init; } = [];
}

/// <summary>The family that a feed document belongs to.</summary>
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

/// <summary>A text of a feed with what is needed to read it later: its kind and its base address.</summary>
/// <param name="Value">As written, character data already decoded once.</param>
/// <param name="Kind">Whether <paramref name="Value"/> is literal characters or markup.</param>
/// <param name="Base">What relative links inside resolve against; null when nothing is known.</param>
public sealed record FeedText(string Value, FeedTextKind Kind, Uri? Base = null);

/// <summary>How the characters of a feed's text are to be read.</summary>
public enum FeedTextKind
{
    Text,
    Html,
}

/// <summary>Someone named by a feed; at least one of the three is present.</summary>
public sealed record FeedPerson(string? Name, string? Email = null, Uri? Url = null);

/// <summary>A file attached to an entry.</summary>
/// <param name="Length">Bytes; null when absent or not a number.</param>
public sealed record FeedEnclosure(Uri Url, string? MediaType, long? Length);

/// <summary>A sitemap that an index lists.</summary>
/// <param name="Modified">When it last changed, as the index says.</param>
public sealed record SitemapPart(Uri Url, DateTimeOffset? Modified);

/// <summary>One fault of a document and what was made of it.</summary>
/// <param name="Line">1-based; null when it concerns the whole document.</param>
/// <param name="Message">One English sentence without the line: what was wrong, how it was read.</param>
public sealed record FeedRepair(int? Line, string Message);

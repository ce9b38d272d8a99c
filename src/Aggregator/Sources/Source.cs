namespace Aggregator.Sources;

/// <summary>One news source that we follow, as the operator wrote it in feeds.json; never changed at run time.</summary>
public sealed record Source
{
    /// <summary>Lower-case Latin letters, digits and hyphens. Everything that is stored about the source has this key.</summary>
    public required string Id { get; init; }

    /// <summary>The Arabic name of the paper as readers know it.</summary>
    public required string Name { get; init; }

    public SourceKind Kind { get; init; } = SourceKind.Feed;

    /// <summary>Possible addresses of the feed, the most reliable first; the store remembers which one worked last.</summary>
    public IReadOnlyList<Uri> FeedUrls { get; init; } = [];

    public Uri? HomePage { get; init; }

    /// <summary>ISO 3166-1 alpha-2, upper case; null when the source belongs to no country.</summary>
    public string? Country { get; init; }

    /// <summary>The section that all news of the source belongs to; null for a general paper.</summary>
    public string? Category { get; init; }

    /// <summary>Language tag (BCP 47).</summary>
    public string Language { get; init; } = "ar";

    public PageRules? PageRules { get; init; }

    public ListingRules? Listing { get; init; }

    /// <summary>Which reader reads the source's feeds; null means the reader that is set for all sources.</summary>
    public FeedReaderName? Reader { get; init; }

    /// <summary>WHATWG encoding label that overrides all evidence; null means that the bytes decide.</summary>
    public string? Encoding { get; init; }

    /// <summary>IANA zone for dates without an offset; null means the zone of the country, or UTC when the country's zone is
    /// unknown.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Added to every date of the source, for publishers who label local time as UTC.</summary>
    public TimeSpan DateCorrection { get; init; }

    /// <summary>The shortest time between two polls.</summary>
    public TimeSpan MinInterval { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The longest time between two polls.</summary>
    public TimeSpan MaxInterval { get; init; } = TimeSpan.FromHours(24);

    /// <summary>The weight of the source when the shown version of a text and the lead of a story are chosen. 2 counts twice as
    /// much as 1. Range: 0.1 to 10.</summary>
    public double Weight { get; init; } = 1;

    public PublishLevel Publish { get; init; } = PublishLevel.Full;

    public ImagePolicy Images { get; init; } = ImagePolicy.Direct;

    /// <summary>The https address of the paper's logo, a pixel image; null means that the first letter of its name is
    /// shown.</summary>
    public Uri? Logo { get; init; }

    /// <summary>Replaces our user agent for servers that refuse it; null means our user agent.</summary>
    public string? UserAgent { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public bool Enabled { get; init; } = true;

    /// <summary>The operator's reason why a source is disabled.</summary>
    public string? DisabledReason { get; init; }
}

/// <summary>The kind of document in which a source lists its news.</summary>
public enum SourceKind
{
    Feed,
    Sitemap,
    Listing,
}

/// <summary>The reader of a source's feeds.</summary>
public enum FeedReaderName
{
    /// <summary>The reader of this project.</summary>
    Own,

    /// <summary>The library CodeHollow.FeedReader, used after our decoder and tokenizer and with our limits.</summary>
    CodeHollow,
}

/// <summary>How much of an article the publisher lets us show.</summary>
public enum PublishLevel
{
    Headline,
    Excerpt,
    Full,
}

/// <summary>From where a reader's browser loads the pictures of the source.</summary>
public enum ImagePolicy
{
    Direct,
    Proxy,
    Logo,
}

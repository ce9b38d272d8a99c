namespace Aggregator.Sources;

/// <summary>One news source that we follow, as the operator wrote it in feeds.json; never changed at run time.</summary>
public sealed record Source
{
    /// <summary>Lower-case Latin letters, digits and hyphens; the key of everything we store about the source.</summary>
    public required string Id { get; init; }

    /// <summary>The paper's Arabic name as readers know it.</summary>
    public required string Name { get; init; }

    public SourceKind Kind { get; init; } = SourceKind.Feed;

    /// <summary>Candidate addresses in order of trust; the store remembers which one worked last.</summary>
    public IReadOnlyList<Uri> FeedUrls { get; init; } = [];

    public Uri? HomePage { get; init; }

    /// <summary>ISO 3166-1 alpha-2, upper case; null where the source belongs to no country.</summary>
    public string? Country { get; init; }

    /// <summary>The section that all of the source's news belongs to; null for a general paper.</summary>
    public string? Category { get; init; }

    /// <summary>BCP 47.</summary>
    public string Language { get; init; } = "ar";

    public PageRules? PageRules { get; init; }

    public ListingRules? Listing { get; init; }

    /// <summary>Who reads its feeds; null means whoever reads those of all sources.</summary>
    public FeedReaderName? Reader { get; init; }

    /// <summary>WHATWG encoding label that overrides all evidence; null to decide from the bytes.</summary>
    public string? Encoding { get; init; }

    /// <summary>IANA zone for dates without an offset; null means that of the country, or UTC where that is unknown too.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Added to every date of the source, for publishers who label local time as UTC.</summary>
    public TimeSpan DateCorrection { get; init; }

    /// <summary>The shortest time between two polls.</summary>
    public TimeSpan MinInterval { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The longest time between two polls.</summary>
    public TimeSpan MaxInterval { get; init; } = TimeSpan.FromHours(24);

    /// <summary>
    /// How gladly its texts are shown: 2 counts twice as much as 1 where the version of a text and the lead of a story are chosen.
    /// From 0.1 to 10.
    /// </summary>
    public double Weight { get; init; } = 1;

    public PublishLevel Publish { get; init; } = PublishLevel.Full;

    public ImagePolicy Images { get; init; } = ImagePolicy.Direct;

    /// <summary>The paper's sign, https, a picture of pixels; null where its initial stands for it.</summary>
    public Uri? Logo { get; init; }

    /// <summary>Replaces our own user agent for servers that refuse it; null for ours.</summary>
    public string? UserAgent { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public bool Enabled { get; init; } = true;

    /// <summary>Why a disabled source is disabled, in the operator's words.</summary>
    public string? DisabledReason { get; init; }
}

/// <summary>How a source announces its news.</summary>
public enum SourceKind
{
    Feed,
    Sitemap,
    Listing,
}

/// <summary>Who reads a source's feeds.</summary>
public enum FeedReaderName
{
    /// <summary>Our own reader.</summary>
    Own,

    /// <summary>The library CodeHollow.FeedReader, behind our decoder, tokenizer and limits.</summary>
    CodeHollow,
}

/// <summary>How much of an article the publisher lets us show.</summary>
public enum PublishLevel
{
    Headline,
    Excerpt,
    Full,
}

/// <summary>Where a reader's browser gets the source's pictures from.</summary>
public enum ImagePolicy
{
    Direct,
    Proxy,
    Logo,
}

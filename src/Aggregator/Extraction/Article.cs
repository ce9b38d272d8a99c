namespace Aggregator.Extraction;

/// <summary>One publisher's text, taken from its page or feed and safe to show: our statement, not testimony.</summary>
public sealed record Article
{
    public required string SourceId { get; init; }

    /// <summary>The address that was read: where «انقر هنا لقراءة الخبر من مصدره» leads.</summary>
    public required Uri Url { get; init; }

    /// <summary>What the page calls its own address, without tracking parameters; the natural key's origin.</summary>
    public required Uri CanonicalUrl { get; init; }

    /// <summary>What names the article under an address that several articles of its feed have; null where the address names it.</summary>
    public string? Part { get; init; }

    /// <summary>Plain text without invisible characters, never blank.</summary>
    public required string Title { get; init; }

    /// <summary>People's names; empty when the page names none.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>The agency that the dateline or credit names («و م ع»); null when none.</summary>
    public string? Credit { get; init; }

    /// <summary>The first paragraph as plain text; null when the body has none.</summary>
    public string? Lede { get; init; }

    public required SafeHtml Body { get; init; }

    /// <summary>The same selection as <see cref="Body"/> as plain text, one paragraph a line.</summary>
    public required string BodyText { get; init; }

    public Uri? Image { get; init; }

    public string? Caption { get; init; }

    public string? Section { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>As the publisher states it; null when it states none.</summary>
    public DateTimeOffset? Published { get; init; }

    public DateTimeOffset? Modified { get; init; }

    /// <summary>BCP 47.</summary>
    public required string Language { get; init; }

    /// <summary>The original's address when the page republishes someone else's text; null otherwise.</summary>
    public Uri? OriginalUrl { get; init; }

    public required ExtractionMethod Method { get; init; }

    /// <summary>0 to 1: how much we trust that body and headline are right and whole.</summary>
    public required double Quality { get; init; }
}

/// <summary>Which evidence the body of an article came from.</summary>
public enum ExtractionMethod
{
    FeedContent,
    StructuredData,
    PageRules,
    ThemeRules,
    Density,
    FeedExcerpt,
}

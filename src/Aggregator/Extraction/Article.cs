namespace Aggregator.Extraction;

/// <summary>An article of one publisher, taken from its page or its feed. It is safe to show. Its fields are our
/// reading of the page, not the publisher's own statements.</summary>
public sealed record Article
{
    public required string SourceId { get; init; }

    /// <summary>The address that was read. The line «انقر هنا لقراءة الخبر من مصدره» links to it.</summary>
    public required Uri Url { get; init; }

    /// <summary>The address that the page declares as its own; without such a declaration, <see cref="Url"/> without
    /// tracking parameters. The store makes the key of the article from it.</summary>
    public required Uri CanonicalUrl { get; init; }

    /// <summary>Tells apart the articles of a feed that have the same
    /// address; null when no other article has this address.</summary>
    public string? Part { get; init; }

    /// <summary>Plain text without invisible characters. Empty only on a
    /// later page of an article, before the pages are joined.</summary>
    public required string Title { get; init; }

    /// <summary>The names of the authors; empty when the page names none.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>The news agency that the dateline or the credit line names («و م ع»); null when none is named.</summary>
    public string? Credit { get; init; }

    /// <summary>The first paragraph as plain text; null when the body has none.</summary>
    public string? Lede { get; init; }

    public required SafeHtml Body { get; init; }

    /// <summary>The same text as <see cref="Body"/> without markup, one paragraph on each line.</summary>
    public required string BodyText { get; init; }

    /// <summary>The lead picture; null when the article has none.</summary>
    public Uri? Image { get; init; }

    /// <summary>The caption of <see cref="Image"/>; null when there is none.</summary>
    public string? Caption { get; init; }

    /// <summary>The section that the page names, else the category of the source; null when both are unknown.</summary>
    public string? Section { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>In the publisher's offset, with the correction of the source; a <see cref="Text.Dates.CalendarDay"/> when the publisher
    /// states no time of day; null when the publisher states no date.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>The last change; null when the publisher states none.</summary>
    public DateTimeOffset? Modified { get; init; }

    /// <summary>Language tag (BCP 47).</summary>
    public required string Language { get; init; }

    /// <summary>The address of the original when the page republishes another publisher's text; null otherwise.</summary>
    public Uri? OriginalUrl { get; init; }

    public required ExtractionMethod Method { get; init; }

    /// <summary>From 0 to 1: how much we trust that body and headline are right and complete.</summary>
    public required double Quality { get; init; }
}

/// <summary>The evidence that the body of an article was taken from.</summary>
public enum ExtractionMethod
{
    /// <summary>The whole text, from the feed.</summary>
    FeedContent,

    /// <summary>The articleBody in the JSON-LD of the page.</summary>
    StructuredData,

    /// <summary>The elements that the operator's selectors find.</summary>
    PageRules,

    /// <summary>The elements that the selectors of a known page template find.</summary>
    ThemeRules,

    /// <summary>The element with the most text, or the element that the page marks as its body.</summary>
    Density,

    /// <summary>An excerpt, from the feed.</summary>
    FeedExcerpt,
}

using Aggregator.Publishing.Bodies;
using Aggregator.Sources;

namespace Aggregator.Publishing;

/// <summary>One article or story in the form in which a feed shows it.</summary>
public sealed record PublishedEntry
{
    /// <summary>A tag: URI that never changes (RFC 4151).</summary>
    public required string Id { get; init; }

    /// <summary>Our own number; it tells apart entries of the same second.</summary>
    public required long Number { get; init; }

    public required string Title { get; init; }

    /// <summary>The page on our site.</summary>
    public required Uri Page { get; init; }

    /// <summary>The article's page at its source.</summary>
    public required Uri SourcePage { get; init; }

    public required Source Source { get; init; }

    /// <summary>The feed of the source, or its home page when we read its lists or sitemaps; null when we know neither.</summary>
    internal Uri? SourceFeed => HasOwnFeed ? Source.FeedUrls[0] : Source.HomePage;

    /// <summary>Whether <see cref="SourceFeed"/> is a feed; false when it is the home page.</summary>
    internal bool HasOwnFeed => Source.Kind == SourceKind.Feed && Source.FeedUrls.Count > 0;

    /// <summary>Our copy of the paper's logo; null for none.</summary>
    public Uri? Logo { get; init; }

    /// <summary>Names of people; empty means that the paper itself is the author.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Null when there is no picture, or it may not be shown.</summary>
    public Uri? Image { get; init; }

    /// <summary>One paragraph of plain text; null when the publisher allows only the headline.</summary>
    public string? Summary { get; init; }

    /// <summary>Made by <see cref="EntryBody"/> from sanitised HTML and our own lines.</summary>
    public required string BodyHtml { get; init; }

    public required DateTimeOffset Published { get; init; }

    /// <summary>The day of publication, when the publisher names no time of day. Formats that know only instants then name no time of
    /// publication.</summary>
    public DateOnly? Day { get; init; }

    public required DateTimeOffset Updated { get; init; }
}

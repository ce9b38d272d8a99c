using Aggregator.Publishing.Bodies;
using Aggregator.Sources;

namespace Aggregator.Publishing;

/// <summary>One article or story as a feed shows it.</summary>
public sealed record PublishedEntry
{
    /// <summary>A tag: URI that never changes (RFC 4151).</summary>
    public required string Id { get; init; }

    /// <summary>Our own number, which tells apart entries of one second.</summary>
    public required long Number { get; init; }

    public required string Title { get; init; }

    /// <summary>The page on our site.</summary>
    public required Uri Page { get; init; }

    /// <summary>The article's page at its source.</summary>
    public required Uri SourcePage { get; init; }

    public required Source Source { get; init; }

    /// <summary>The source's own feed, or its home page where we read lists or sitemaps; null when we know neither.</summary>
    internal Uri? SourceFeed => HasOwnFeed ? Source.FeedUrls[0] : Source.HomePage;

    /// <summary>Whether <see cref="SourceFeed"/> is a feed, and not the page that stands in for one.</summary>
    internal bool HasOwnFeed => Source.Kind == SourceKind.Feed && Source.FeedUrls.Count > 0;

    /// <summary>Our copy of the paper's logo; null for none.</summary>
    public Uri? Logo { get; init; }

    /// <summary>People's names; empty means the paper itself signs.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Null when there is none, or none may be shown.</summary>
    public Uri? Image { get; init; }

    /// <summary>One paragraph of plain text; null when the publisher lets us show the headline only.</summary>
    public string? Summary { get; init; }

    /// <summary>Made by <see cref="EntryBody"/> from sanitised HTML and our own lines.</summary>
    public required string BodyHtml { get; init; }

    public required DateTimeOffset Published { get; init; }

    public required DateTimeOffset Updated { get; init; }
}

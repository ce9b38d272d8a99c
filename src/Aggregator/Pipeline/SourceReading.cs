using Aggregator.Extraction.Discovery;
using Aggregator.Extraction.Fields;
using Aggregator.Feeds;
using Aggregator.Fetching;
using Aggregator.Sources;

namespace Aggregator.Pipeline;

/// <summary>How a source is asked and its documents are read: decided here, for the stations and for every command that tries a source.</summary>
public sealed class SourceReading(Source source, FeedsOptions feeds)
{
    private bool IsListing => source.Kind is SourceKind.Listing;

    /// <summary>What announces the news: a feed, a sitemap, or a section page, which is a page to its server and its robots.txt.</summary>
    public FetchRequest Request(Uri url) => new()
    {
        Url = url,
        Kind = IsListing ? FetchKind.Page : FetchKind.Feed,
        UserAgent = source.UserAgent,
        Headers = source.Headers,
        ObeyRobots = IsListing,
    };

    /// <summary>A page of an article.</summary>
    /// <param name="link">Where the entry leads: other hosts get none of the operator's headers, which may hold a password.</param>
    public static FetchRequest PageRequest(Source source, Uri url, Uri? link) => new()
    {
        Url = url,
        Kind = FetchKind.Page,
        UserAgent = source.UserAgent,
        Headers = url.Authority == link?.Authority ? source.Headers : new Dictionary<string, string>(),
        ObeyRobots = true,
    };

    public FeedOutcome Read(FetchedDocument document) => IsListing
        ? ListingPage.Parse(document, source)
        : FeedParser.Parse(document, source.Encoding, Zone(document), source.Reader ?? feeds.Reader);

    /// <summary>What the other reader makes of a feed that was read.</summary>
    /// <returns>Null of a section page, which only we read, and where there is no other opinion.</returns>
    public SecondOpinion? Ask(FetchedDocument document, ParsedFeed feed) =>
        IsListing ? null : SecondOpinion.On(document, feed, source.Encoding, Zone(document));

    private TimeZoneInfo? Zone(FetchedDocument document) => CountryZones.Of(source, document.Url);
}

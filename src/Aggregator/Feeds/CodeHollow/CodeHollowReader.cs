using System.Globalization;
using Aggregator.Feeds.Json;
using Aggregator.Feeds.Markup;
using Aggregator.Feeds.Testimony;
using Aggregator.Sources;
using CodeHollow.FeedReader.Feeds;

namespace Aggregator.Feeds.CodeHollow;

/// <summary>Reads a feed with the library CodeHollow.FeedReader. The library's classes read a tree that we build, and
/// their values become a <see cref="ParsedFeed"/>.</summary>
/// <remarks>The library's own fetching, decoding and XML loading are not
/// used, because they have no limits and stop at a damaged feed.</remarks>
internal static class CodeHollowReader
{
    public static ParsedFeed Read(MarkupDocument markup, MarkupNode root, Addresses addresses)
    {
        var tree = ElementTree.Of(markup, root, addresses);
        var values = new ModelValues(addresses, markup.Zone);
        return root.Local switch
        {
            "feed" => Read(() => AtomModel.Read(new AtomFeed("", tree), values)),
            "rdf" => Read(() => RssModel.Read(new Rss10Feed("", tree), values)),
            // The class for Media RSS reads everything that the classes for RSS 0.91, 0.92 and 2.0 read, and pictures too.
            _ => Read(() => RssModel.Read(new MediaRssFeed("", tree), values)),
        };
    }

    /// <returns>Null when the value is not a feed.</returns>
    public static ParsedFeed? Read(JsonValue document, Addresses addresses, RepairLog repairs, TimeZoneInfo? zone) =>
        JsonFeedAdapter.Feed(document) is { } feed
            ? Read(() => JsonModel.Read(new JsonFeed("", JsonTree.Of(feed, repairs)), new ModelValues(addresses, zone)))
            : null;

    /// <summary>Reads in the invariant culture. The library reads dates and numbers in the culture of the host, but the
    /// same bytes must give the same result on every host.</summary>
    private static ParsedFeed Read(Func<ParsedFeed> read)
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            return read() with { Reader = FeedReaderName.CodeHollow };
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}

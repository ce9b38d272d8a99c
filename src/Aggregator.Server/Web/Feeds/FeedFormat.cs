using Aggregator.Publishing;
using Aggregator.Publishing.Writers;

namespace Aggregator.Server.Web.Feeds;

/// <summary>The three formats of our feeds.</summary>
internal enum FeedFormat
{
    Rss,
    Atom,
    Json,
}

internal static class FeedFormatExtensions
{
    extension(FeedFormat format)
    {
        /// <summary>The file name of a feed in this format.</summary>
        public string FileName => format switch
        {
            FeedFormat.Atom => "feed.atom",
            FeedFormat.Json => "feed.json",
            _ => "feed.rss",
        };

        /// <summary>«rss», «atom», «json».</summary>
        public string Extension => format.FileName["feed.".Length..];

        public PublishedFeed Write(FeedModel feed) => format switch
        {
            FeedFormat.Atom => AtomWriter.Write(feed),
            FeedFormat.Json => JsonFeedWriter.Write(feed),
            _ => RssWriter.Write(feed),
        };
    }
}

using Aggregator.Publishing;
using Aggregator.Publishing.Writers;

namespace Aggregator.Server.Web.Feeds;

/// <summary>The three languages in which we publish.</summary>
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
        /// <summary>The file name under which a feed of this format lies.</summary>
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

using System.Diagnostics;
namespace Aggregator.Publishing.Writers;

/// <summary>The formats in which we publish a feed: a new one gets its writer beside this file and a line in each switch here.</summary>
public enum PublishedFormat
{
    Rss,
    Atom,
    Json,
}

/// <summary>What each format calls itself, and who writes it.</summary>
public static class PublishedFormats
{
    extension(PublishedFormat format)
    {
        /// <summary>The file name under which a feed of this format lies.</summary>
        public string FileName => $"feed.{format.Extension}";

        /// <summary>«rss», «atom», «json».</summary>
        public string Extension => format switch
        {
            PublishedFormat.Rss => "rss",
            PublishedFormat.Atom => "atom",
            PublishedFormat.Json => "json",
            _ => throw new ArgumentOutOfRangeException(nameof(format)),
        };

        public PublishedFeed Write(FeedModel feed) => format switch
        {
            PublishedFormat.Rss => RssWriter.Write(feed),
            PublishedFormat.Atom => AtomWriter.Write(feed),
            PublishedFormat.Json => JsonFeedWriter.Write(feed),
            _ => throw new UnreachableException(),
        };
    }
}

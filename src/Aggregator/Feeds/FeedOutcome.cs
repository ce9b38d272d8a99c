using Aggregator.Text.Sentences;

namespace Aggregator.Feeds;

/// <summary>The result of reading a document as a feed.</summary>
public abstract record FeedOutcome
{
    private FeedOutcome()
    {
    }

    public sealed record Parsed(ParsedFeed Feed) : FeedOutcome;

    /// <param name="Detail">What the document is.</param>
    /// <param name="Partial">What was read before the reader stopped; null when nothing was read.</param>
    public sealed record NotAFeed(FeedFault Fault, Sentence Detail, ParsedFeed? Partial = null) : FeedOutcome;
}

/// <summary>The reason why a document is not a feed.</summary>
public enum FeedFault
{
    Empty,
    Html,
    UnknownFormat,
    TooLarge,
}

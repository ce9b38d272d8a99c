namespace Aggregator.Feeds;

/// <summary>What reading a document as a feed came to.</summary>
public abstract record FeedOutcome
{
    private FeedOutcome()
    {
    }

    public sealed record Parsed(ParsedFeed Feed) : FeedOutcome;

    /// <param name="Detail">One English sentence: what the document is instead, and what to do.</param>
    /// <param name="Partial">Whatever could be read before giving up; null when nothing could.</param>
    public sealed record NotAFeed(FeedFault Fault, string Detail, ParsedFeed? Partial = null) : FeedOutcome;
}

/// <summary>Why a document could not be read as a feed.</summary>
public enum FeedFault
{
    Empty,
    Html,
    UnknownFormat,
    TooLarge,
}

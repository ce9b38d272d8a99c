using Aggregator.Sources;

namespace Aggregator.Feeds;

/// <summary>How feeds are read where a source does not say otherwise.</summary>
public sealed class FeedsOptions
{
    /// <summary>Who reads the feeds of every source that names no reader of its own.</summary>
    public FeedReaderName Reader { get; init; } = FeedReaderName.Own;
}

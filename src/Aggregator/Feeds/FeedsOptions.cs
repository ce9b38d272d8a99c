using Aggregator.Sources;

namespace Aggregator.Feeds;

/// <summary>How feeds are read when a source does not say otherwise.</summary>
public sealed class FeedsOptions
{
    /// <summary>The reader for every source that names no reader itself.</summary>
    public FeedReaderName Reader { get; init; } = FeedReaderName.Own;
}

using System.ComponentModel.DataAnnotations;

namespace Aggregator.Pipeline;

/// <summary>How much the stations do at once, and how patient they are.</summary>
public sealed class PipelineOptions
{
    /// <summary>Feeds asked at the same time, over all hosts.</summary>
    [Range(1, 256)]
    public int FeedsAtOnce { get; init; } = 16;

    /// <summary>Hosts whose pages are asked at the same time.</summary>
    [Range(1, 256)]
    public int PagesAtOnce { get; init; } = 16;

    /// <summary>A worker that has not answered for so long is taken for dead.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>After so many attempts at a page the feed's own excerpt is published.</summary>
    [Range(1, 20)]
    public int PageAttempts { get; init; } = 4;

    /// <summary>Before the second attempt at a page; doubles with each.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan PageRetry { get; init; } = TimeSpan.FromMinutes(5);
}

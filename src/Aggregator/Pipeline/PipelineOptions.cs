using System.ComponentModel.DataAnnotations;

namespace Aggregator.Pipeline;

/// <summary>How much the stations do at once, and how long they wait.</summary>
public sealed class PipelineOptions
{
    /// <summary>Sources asked at the same time.</summary>
    [Range(1, 256)]
    public int FeedsAtOnce { get; init; } = 16;

    /// <summary>Sources of one host and port asked at the same time, by all workers together; the gate spaces the requests themselves.</summary>
    [Range(1, 256)]
    public int SourcesPerHost { get; init; } = 2;

    /// <summary>Hosts asked for pages at the same time; one after the other makes runs repeatable.</summary>
    [Range(1, 256)]
    public int PagesAtOnce { get; init; } = 16;

    /// <summary>Pages of one host taken at once; they are asked for one after the other.</summary>
    [Range(1, 100)]
    public int PagesPerClaim { get; init; } = 4;

    /// <summary>Entries taken at once whose article is in the feed: saved in one transaction.</summary>
    [Range(1, 1000)]
    public int WholeEntriesPerClaim { get; init; } = 32;

    /// <summary>
    /// Such batches, and documents of sources, worked on at the same time; by default one more than the machine has processors: one
    /// waits for the writer.
    /// </summary>
    [Range(1, 256)]
    public int WholeClaimsAtOnce { get; init; } = Environment.ProcessorCount + 1;

    /// <summary>Articles placed in one transaction.</summary>
    [Range(1, 10_000)]
    public int GroupingBatch { get; init; } = 256;

    /// <summary>A worker silent for so long is taken for dead. Longer than the slowest fetch times <see cref="PagesPerClaim"/>.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Attempts at a page before the feed's own text is taken.</summary>
    [Range(1, 20)]
    public int PageAttempts { get; init; } = 4;

    /// <summary>Before the second attempt at a page; doubles each time.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan PageRetry { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Pages of one article that are read, the first one included.</summary>
    [Range(1, 50)]
    public int MaxArticlePages { get; init; } = 10;

    /// <summary>How often a feed is asked for without validators, because some servers say 304 for ever.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "30.00:00:00")]
    public TimeSpan UnconditionalEvery { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long a permanent redirect must stand before its target is asked directly.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")]
    public TimeSpan MoveConfirmation { get; init; } = TimeSpan.FromDays(3);

    /// <summary>Sitemaps of an index that are read, the newest.</summary>
    [Range(1, 50)]
    public int MaxSitemaps { get; init; } = 5;
}

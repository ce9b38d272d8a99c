using System.ComponentModel.DataAnnotations;

namespace Aggregator.Pipeline;

/// <summary>How much the stations do at the same time, and how long they wait.</summary>
public sealed class PipelineOptions
{
    /// <summary>The number of sources that are polled at the same time.</summary>
    [Range(1, 256)]
    public int FeedsAtOnce { get; init; } = 16;

    /// <summary>The number of sources of one host and port that all workers together poll at the same time. HostGate puts the
    /// pause between requests.</summary>
    [Range(1, 256)]
    public int SourcesPerHost { get; init; } = 2;

    /// <summary>The number of hosts whose pages are requested at the same time; 1 makes runs repeatable.</summary>
    [Range(1, 256)]
    public int PagesAtOnce { get; init; } = 16;

    /// <summary>The number of pages of one host in one claim; they are requested one after the other.</summary>
    [Range(1, 100)]
    public int PagesPerClaim { get; init; } = 4;

    /// <summary>The number of entries in one claim whose article is in the feed; they are saved in one transaction.</summary>
    [Range(1, 1000)]
    public int WholeEntriesPerClaim { get; init; } = 32;

    /// <summary>The number of such batches, and of source documents, that are processed at the same time. By default it is one
    /// more than the number of processors, because one of them waits for the writer.</summary>
    [Range(1, 256)]
    public int WholeClaimsAtOnce { get; init; } = Environment.ProcessorCount + 1;

    /// <summary>The number of articles that are placed in one transaction.</summary>
    [Range(1, 10_000)]
    public int GroupingBatch { get; init; } = 256;

    /// <summary>The time after which a silent worker counts as dead. It must be longer than the slowest fetch times <see cref="PagesPerClaim"/>.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The number of attempts at a page before the feed's own text is taken.</summary>
    [Range(1, 20)]
    public int PageAttempts { get; init; } = 4;

    /// <summary>The wait before the second attempt at a page; it doubles each time.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan PageRetry { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The number of pages of one article that are read, the first one included.</summary>
    [Range(1, 50)]
    public int MaxArticlePages { get; init; } = 10;

    /// <summary>How often a feed is requested without validators, because some servers always answer 304.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "30.00:00:00")]
    public TimeSpan UnconditionalEvery { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long a permanent redirect must last before its target is requested directly.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")]
    public TimeSpan MoveConfirmation { get; init; } = TimeSpan.FromDays(3);

    /// <summary>The number of sitemaps of an index that are read; the newest are taken.</summary>
    [Range(1, 50)]
    public int MaxSitemaps { get; init; } = 5;
}

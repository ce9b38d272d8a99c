using Aggregator.Pipeline;
using Quartz;

namespace Aggregator.Server.Jobs;

/// <summary>Job of station 1: polls the sources that are due.</summary>
[DisallowConcurrentExecution]
internal sealed class FeedRefreshJob(FeedRefresh station, StationThreads threads, ILogger<FeedRefreshJob> logger) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        Heartbeat.BeatAsync(station.RunAsync, threads, logger, cancellationToken);
}

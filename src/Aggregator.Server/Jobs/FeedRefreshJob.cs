using Aggregator.Pipeline;
using Quartz;

namespace Aggregator.Server.Jobs;

/// <summary>Job of station 1: polls the sources that are due.</summary>
[DisallowConcurrentExecution]
internal sealed class FeedRefreshJob(FeedRefresh station, StationThreads threads, RoundLog round, ILogger<FeedRefreshJob> logger) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        Heartbeat.BeatAsync(station.RunAsync, (Station.FeedRefresh, round), threads, logger, cancellationToken);
}

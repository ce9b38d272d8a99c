using Aggregator.Pipeline;
using Quartz;

namespace Aggregator.Server.Jobs;

/// <summary>Job of station 1: polls the sources that are due.</summary>
[DisallowConcurrentExecution]
internal sealed class FeedRefreshJob(FeedRefresh station, StationThreads threads, RoundLog round, DiskReserve reserve, Heartbeat heartbeat) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        heartbeat.BeatAsync(context, token =>
        {
            reserve.Check();
            return threads.RunAsync(async () => round.Note(Station.FeedRefresh, await station.RunAsync(token)), token);
        }, cancellationToken);
}

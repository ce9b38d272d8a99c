using Aggregator.Pipeline;
using Quartz;

namespace Aggregator.Server.Jobs;

/// <summary>Job of station 2: turns waiting entries into articles.</summary>
[DisallowConcurrentExecution]
internal sealed class PageScrapeJob(PageScrape station, StationThreads threads, RoundLog round, DiskReserve reserve, Heartbeat heartbeat) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        heartbeat.BeatAsync(context, token =>
        {
            reserve.Check();
            return threads.RunAsync(async () => round.Note(Station.PageScrape, await station.RunAsync(token)), token);
        }, cancellationToken);
}

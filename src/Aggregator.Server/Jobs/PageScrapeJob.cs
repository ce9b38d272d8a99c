using Aggregator.Pipeline;
using Quartz;

namespace Aggregator.Server.Jobs;

/// <summary>Job of station 2: turns waiting entries into articles.</summary>
[DisallowConcurrentExecution]
internal sealed class PageScrapeJob(PageScrape station, StationThreads threads, RoundLog round, ILogger<PageScrapeJob> logger) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        Heartbeat.BeatAsync(station.RunAsync, (Station.PageScrape, round), threads, logger, cancellationToken);
}

using Aggregator.Pipeline;
using Quartz;

namespace Aggregator.Server.Jobs;

/// <summary>Job of station 3: places articles into stories, one run at a time.</summary>
[DisallowConcurrentExecution]
internal sealed class StoryGroupingJob(StoryGrouping station, StationThreads threads, RoundLog round, ILogger<StoryGroupingJob> logger) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        Heartbeat.BeatAsync(station.RunAsync, (Station.StoryGrouping, round), threads, logger, cancellationToken);
}

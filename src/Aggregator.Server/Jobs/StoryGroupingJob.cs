using Aggregator.Pipeline;
using Quartz;

namespace Aggregator.Server.Jobs;

/// <summary>Job of station 3: places articles into stories, one run at a time.</summary>
[DisallowConcurrentExecution]
internal sealed class StoryGroupingJob(StoryGrouping station, StationThreads threads, RoundLog round, Heartbeat heartbeat) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        heartbeat.BeatAsync(context, token => threads.RunAsync(async () => round.Note(Station.StoryGrouping, await station.RunAsync(token)), token), cancellationToken);
}

using Aggregator.Pipeline;
using Quartz;

namespace Aggregator.Server.Jobs;

/// <summary>Ends removals of sources that were interrupted, and deletes what can no longer be put back.</summary>
[DisallowConcurrentExecution]
internal sealed class SourceRemovalsJob(SourceRemovals removals, StationThreads threads, Heartbeat heartbeat) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        heartbeat.BeatAsync(context, token => threads.RunAsync(() => removals.RunAsync(token), token), cancellationToken);
}

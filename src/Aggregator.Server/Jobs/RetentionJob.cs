using Aggregator.Pipeline;
using Quartz;

namespace Aggregator.Server.Jobs;

/// <summary>Removes what the operator lets go because of its age or size.</summary>
[DisallowConcurrentExecution]
internal sealed class RetentionJob(Retention retention, StationThreads threads, Heartbeat heartbeat) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        heartbeat.BeatAsync(context, token => threads.RunAsync(() => retention.RunAsync(isTrial: false, token), token), cancellationToken);
}

using Quartz;

namespace Aggregator.Server.Jobs;

/// <summary>Looks whether the clock was set or is wrong.</summary>
[DisallowConcurrentExecution]
internal sealed class ClockJob(ClockWatch watch, StationThreads threads, Heartbeat heartbeat) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        heartbeat.BeatAsync(context, token => threads.RunAsync(() => watch.LookAsync(token), token), cancellationToken);
}

using Aggregator.Server.Backup;
using Quartz;

namespace Aggregator.Server.Jobs;

/// <summary>Makes a backup when one is due.</summary>
[DisallowConcurrentExecution]
internal sealed class BackupJob(BackupWatch watch, StationThreads threads, Heartbeat heartbeat) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        heartbeat.BeatAsync(context, token => threads.RunAsync(() => watch.LookAsync(token), token), cancellationToken);
}

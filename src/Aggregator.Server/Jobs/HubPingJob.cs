using Aggregator.Server.Web.Feeds;
using Quartz;

namespace Aggregator.Server.Jobs;

/// <summary>Tells the hub that feeds have changed.</summary>
[DisallowConcurrentExecution]
internal sealed class HubPingJob(HubPing ping, Heartbeat heartbeat) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => heartbeat.BeatAsync(context, ping.LookAsync, cancellationToken);
}

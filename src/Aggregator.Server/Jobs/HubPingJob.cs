using Aggregator.Server.Web.Feeds;
using Quartz;

namespace Aggregator.Server.Jobs;

/// <summary>Tells the hub that feeds have changed.</summary>
[DisallowConcurrentExecution]
internal sealed class HubPingJob(HubPing ping, ILogger<HubPingJob> logger) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => Heartbeat.BeatAsync(ping.LookAsync, logger, cancellationToken);
}

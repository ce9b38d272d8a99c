using Aggregator.Server.Following;
using Quartz;

namespace Aggregator.Server.Jobs;

/// <summary>Checks whether feeds.json or the settings of operators have changed.</summary>
[DisallowConcurrentExecution]
internal sealed class CatalogueJob(CatalogueWatch watch, Heartbeat heartbeat) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => heartbeat.BeatAsync(context, watch.LookAsync, cancellationToken);
}

using Aggregator.Server.Web.Images;
using Quartz;

namespace Aggregator.Server.Jobs;

/// <summary>Finds hidden pictures in recent articles.</summary>
[DisallowConcurrentExecution]
internal sealed class RecentPicturesJob(ImageWatch watch, Heartbeat heartbeat) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => heartbeat.BeatAsync(context, watch.CompareRecentAsync, cancellationToken);
}

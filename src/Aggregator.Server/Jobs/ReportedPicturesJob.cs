using Aggregator.Server.Web.Images;
using Quartz;

namespace Aggregator.Server.Jobs;

/// <summary>Looks at pictures that readers reported.</summary>
[DisallowConcurrentExecution]
internal sealed class ReportedPicturesJob(ImageWatch watch, Heartbeat heartbeat) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => heartbeat.BeatAsync(context, watch.LookAtReportedAsync, cancellationToken);
}

using Quartz;

namespace Aggregator.Server.Jobs;

/// <summary>Runs a job once. A bug or a fault of the store is noted, and the next run tries again.</summary>
internal sealed class Heartbeat(JobFaults faults)
{
    public async ValueTask BeatAsync(IJobExecutionContext job, Func<CancellationToken, Task> runAsync, CancellationToken cancellationToken)
    {
        var name = job.Trigger.Key.Name;
        try
        {
            await runAsync(cancellationToken);
            faults.Succeeded(name);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The service stops. Claims that are not finished are released at the next start.
        }
#pragma warning disable CA1031 // As in BugGuard, everything is caught: a job must run again after a bug or with a full disk.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            faults.Failed(name, exception);
        }
    }
}

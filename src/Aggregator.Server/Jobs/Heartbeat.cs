using Aggregator.Pipeline;

namespace Aggregator.Server.Jobs;

/// <summary>Runs a station once. A bug is logged, and the next run tries again.</summary>
internal static partial class Heartbeat
{
    public static async ValueTask BeatAsync(
        Func<CancellationToken, Task<StationReport>> runAsync, StationThreads threads, ILogger logger, CancellationToken cancellationToken)
    {
        try
        {
            await threads.RunAsync(() => runAsync(cancellationToken), cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // A graceful stop: claimed work is released at the next start.
        }
#pragma warning disable CA1031 // The only place that catches everything, because the job must run again after a bug.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailed(logger, exception);
        }
    }

    [LoggerMessage(LogLevel.Error, "A run failed; the next heartbeat tries again")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}

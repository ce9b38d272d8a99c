using Aggregator.Pipeline;

namespace Aggregator.Server.Jobs;

/// <summary>Runs one beat of a station: a bug is logged and the next beat tries again.</summary>
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
            // A graceful stop: what was claimed is released at the next start.
        }
#pragma warning disable CA1031 // The one place where everything is caught: the heartbeat must outlive a bug.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailed(logger, exception);
        }
    }

    [LoggerMessage(LogLevel.Error, "A run failed; the next heartbeat tries again")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}

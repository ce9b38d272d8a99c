using Aggregator.Pipeline;

namespace Aggregator.Server.Jobs;

/// <summary>Runs one beat of a job: a bug or a fault of the store is logged, and the next beat tries again.</summary>
internal static partial class Heartbeat
{
    public static async ValueTask BeatAsync(Func<CancellationToken, Task> runAsync, ILogger logger, CancellationToken cancellationToken)
    {
        try
        {
            await runAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // A graceful stop: claimed work is released at the next start.
        }
#pragma warning disable CA1031 // The other place where everything is caught (see BugGuard): the heartbeat must outlive a bug and a full disk.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailed(logger, exception);
        }
    }

    /// <summary>A station computes on threads of its own.</summary>
    public static ValueTask BeatAsync(Func<CancellationToken, Task<StationReport>> runAsync, StationThreads threads, ILogger logger, CancellationToken cancellationToken) =>
        BeatAsync(token => threads.RunAsync(() => runAsync(token), token), logger, cancellationToken);

    [LoggerMessage(LogLevel.Error, "A run failed; the next heartbeat tries again")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}

using Aggregator.Pipeline;

namespace Aggregator.Server.Jobs;

/// <summary>Runs a job once. A bug or a fault of the store is logged, and the next run tries again.</summary>
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
            // The service stops. Claims that are not finished are released at the next start.
        }
#pragma warning disable CA1031 // As in BugGuard, everything is caught: a job must run again after a bug or with a full disk.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailed(logger, exception);
        }
    }

    /// <summary>Runs a station on its threads, and notes for the log what it did.</summary>
    public static ValueTask BeatAsync(
        Func<CancellationToken, Task<StationReport>> runAsync, (Station Station, RoundLog Round) told, StationThreads threads, ILogger logger, CancellationToken cancellationToken) =>
        BeatAsync(
            token => threads.RunAsync(async () => told.Round.Note(told.Station, await runAsync(token)), token),
            logger,
            cancellationToken);

    [LoggerMessage(LogLevel.Error, "A run failed; the next heartbeat tries again")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}

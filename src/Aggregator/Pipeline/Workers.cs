using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Aggregator.Pipeline;

/// <summary>Several workers that take from one queue until the queue is empty and no worker is busy.</summary>
/// <remarks>A worker that found nothing looks again every second while another is busy. Otherwise one slow server that sends for
/// a minute would stop all other work of the station for that minute.</remarks>
internal sealed class Workers(
    int count, Func<CancellationToken, Task<StationReport?>> workAsync, IProgress<StationReport>? progress, TimeProvider timeProvider) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ConcurrentBag<StationReport> _reports = [];
    private readonly PeriodicTimer _nextLook = new(Pause, timeProvider);

    private int _idle;

    /// <param name="count">The number of workers.</param>
    /// <param name="workAsync">Takes and does one piece of work; returns null when the queue is empty.</param>
    /// <param name="progress">Called after every piece of work; null when no caller needs it.</param>
    /// <param name="timeProvider">Measures the second.</param>
    /// <param name="cancellationToken">Stops between two pieces and inside them.</param>
    public static async Task<StationReport> DrainAsync(
        int count,
        Func<CancellationToken, Task<StationReport?>> workAsync,
        IProgress<StationReport>? progress,
        TimeProvider timeProvider,
        CancellationToken cancellationToken)
    {
        using var workers = new Workers(count, workAsync, progress, timeProvider);
        // The scheduler of the caller: the service keeps this work off the threads that answer readers.
        var options = new ParallelOptions { MaxDegreeOfParallelism = count, TaskScheduler = TaskScheduler.Current, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(workers.LooksAsync(cancellationToken), options, async (_, token) => await workers.DrainOneAsync(token));
        return workers._reports.Aggregate(StationReport.Nothing, (sum, report) => sum.Add(report));
    }

    public void Dispose() => _nextLook.Dispose();

    /// <summary>One signal for each worker, and every second one for each idle worker, until all are idle.</summary>
    private async IAsyncEnumerable<int> LooksAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var place = 0; place < count; place++)
        {
            yield return place;
        }

        while (await _nextLook.WaitForNextTickAsync(cancellationToken))
        {
            for (var idle = Volatile.Read(ref _idle); idle > 0; idle--)
            {
                Interlocked.Decrement(ref _idle);
                yield return idle;
            }
        }
    }

    private async ValueTask DrainOneAsync(CancellationToken cancellationToken)
    {
        while (await workAsync(cancellationToken) is { } report)
        {
            _reports.Add(report);
            progress?.Report(report);
        }

        if (Interlocked.Increment(ref _idle) == count)
        {
            // No worker is left that could add work, so each one that waits for a signal is told that there is none.
            _nextLook.Dispose();
        }
    }
}

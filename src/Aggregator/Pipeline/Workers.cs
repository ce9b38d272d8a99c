using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Aggregator.Pipeline;

/// <summary>Several workers that take from one queue until it is empty and none of them is at work any more.</summary>
/// <remarks>
/// A worker that found nothing looks again every second while another is at work: a server that drips its answer for a minute would
/// otherwise be all that the station is busy with for that minute, whatever has come up beside it.
/// </remarks>
internal sealed class Workers(
    int count, Func<CancellationToken, Task<StationReport?>> workAsync, IProgress<StationReport>? progress, TimeProvider timeProvider) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ConcurrentBag<StationReport> _reports = [];
    private readonly PeriodicTimer _nextLook = new(Pause, timeProvider);

    private int _idle;

    /// <param name="count">How many at once.</param>
    /// <param name="workAsync">Takes and does one piece; null when nothing was left to take.</param>
    /// <param name="progress">Told of every piece; null when nobody watches.</param>
    /// <param name="timeProvider">Says when a second is over.</param>
    /// <param name="cancellationToken">Stops between two pieces and inside them.</param>
    public static async Task<StationReport> DrainAsync(
        int count,
        Func<CancellationToken, Task<StationReport?>> workAsync,
        IProgress<StationReport>? progress,
        TimeProvider timeProvider,
        CancellationToken cancellationToken)
    {
        using var workers = new Workers(count, workAsync, progress, timeProvider);
        // Where the station was begun: the service keeps its work off the threads that answer readers.
        var options = new ParallelOptions { MaxDegreeOfParallelism = count, TaskScheduler = TaskScheduler.Current, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(workers.LooksAsync(cancellationToken), options, async (_, token) => await workers.DrainOneAsync(token));
        return workers._reports.Aggregate(StationReport.Nothing, (sum, report) => sum.Add(report));
    }

    public void Dispose() => _nextLook.Dispose();

    /// <summary>A look for each worker, and every second one for each that is idle, until all are.</summary>
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
            // Nobody is left who could make new work: whoever waits for the next look is told that there is none.
            _nextLook.Dispose();
        }
    }
}

using System.Collections.Concurrent;

namespace Aggregator.Pipeline;

/// <summary>Several workers that take from one queue until it is empty.</summary>
internal static class Workers
{
    /// <param name="count">How many at once.</param>
    /// <param name="workAsync">Takes and does one piece; null when nothing was left to take.</param>
    /// <param name="progress">Told of every piece; null when nobody watches.</param>
    /// <param name="cancellationToken">Stops between two pieces and inside them.</param>
    public static async Task<StationReport> DrainAsync(
        int count,
        Func<CancellationToken, Task<StationReport?>> workAsync,
        IProgress<StationReport>? progress,
        CancellationToken cancellationToken)
    {
        var reports = new ConcurrentBag<StationReport>();
        // Where the station was begun: the service keeps its work off the threads that answer readers.
        var options = new ParallelOptions { MaxDegreeOfParallelism = count, TaskScheduler = TaskScheduler.Current, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(Enumerable.Range(0, count), options, async (_, token) =>
        {
            while (await workAsync(token) is { } report)
            {
                reports.Add(report);
                progress?.Report(report);
            }
        });
        return reports.Aggregate(StationReport.Nothing, (sum, report) => sum.Add(report));
    }
}

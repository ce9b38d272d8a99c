namespace Aggregator.Pipeline;

/// <summary>Runs a station's workers side by side until none of them finds anything to do.</summary>
internal static class Workers
{
    /// <param name="stepAsync">Takes something and works on it; null when there was nothing to take.</param>
    public static async Task<StationReport> DrainAsync(
        int workers, Func<CancellationToken, Task<StationReport?>> stepAsync, CancellationToken cancellationToken)
    {
        var reports = await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => WorkAsync(stepAsync, cancellationToken)));
        return reports.Aggregate(StationReport.Nothing, (sum, report) => sum.Add(report));
    }

    private static async Task<StationReport> WorkAsync(
        Func<CancellationToken, Task<StationReport?>> stepAsync, CancellationToken cancellationToken)
    {
        // Parsing and SQLite do not wait by themselves: without this the first worker would do everything alone.
        await Task.Yield();
        var sum = StationReport.Nothing;
        while (!cancellationToken.IsCancellationRequested && await stepAsync(cancellationToken) is { } report)
        {
            sum = sum.Add(report);
        }

        return sum;
    }
}

using Aggregator.Storage;
using Aggregator.Stories;
using Microsoft.Extensions.Logging;

namespace Aggregator.Pipeline;

/// <summary>Station 3: places articles in order of arrival. One at a time, because each decision rests on those before it.</summary>
public sealed partial class StoryGrouping(
    IStoryStore store, TimeProvider timeProvider, PipelineOptions options, ILogger<StoryGrouping> logger) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private StoryGrouper? _grouper;

    /// <summary>Places every article that waits.</summary>
    public Task<StationReport> RunAsync(CancellationToken cancellationToken) => RunAsync(null, cancellationToken);

    /// <param name="progress">Told of each batch; null when nobody watches.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    public async Task<StationReport> RunAsync(IProgress<StationReport>? progress, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await PlaceAllAsync(progress, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<StationReport> PlaceAllAsync(IProgress<StationReport>? progress, CancellationToken cancellationToken)
    {
        var report = StationReport.Nothing;
        while (await store.UngroupedAsync(options.GroupingBatch, cancellationToken) is { Count: > 0 } waiting)
        {
            var grouper = _grouper ?? await RestoreAsync(cancellationToken);

            // Until the placements are stored the grouper knows more than the store: if that fails, it starts again from the store.
            _grouper = null;
            Placement[] placements = [.. waiting.Select(grouper.Place)];
            await store.PlaceAsync(placements, cancellationToken);
            _grouper = grouper;
            var batch = new StationReport(placements.Length, placements.Length, 0, 0);
            progress?.Report(batch);
            report = report.Add(batch);
        }

        if (report.Taken > 0)
        {
            LogRun(report.Taken);
        }

        return report;
    }

    private async Task<StoryGrouper> RestoreAsync(CancellationToken cancellationToken)
    {
        var grouper = new StoryGrouper(await store.RulesAsync(cancellationToken));
        await foreach (var placed in store.PlacedSinceAsync(StoryGrouper.RestoreFrom(timeProvider.GetUtcNow()), cancellationToken))
        {
            grouper.Restore(placed);
        }

        return grouper;
    }

    [LoggerMessage(LogLevel.Information, "Placed {Articles} articles")]
    private partial void LogRun(int articles);
}

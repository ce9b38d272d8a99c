using Aggregator.Storage;
using Aggregator.Stories;
using Microsoft.Extensions.Logging;

namespace Aggregator.Pipeline;

/// <summary>Station 3: places articles in order of arrival. Only one instance runs, because each decision depends on those before
/// it.</summary>
public sealed partial class StoryGrouping(
    IStoryStore store, TimeProvider timeProvider, PipelineOptions options, ILogger<StoryGrouping> logger) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private StoryGrouper? _grouper;

    /// <summary>Places every waiting article.</summary>
    public Task<StationReport> RunAsync(CancellationToken cancellationToken) => RunAsync(null, cancellationToken);

    /// <param name="progress">Called after each batch; null when no caller needs it.</param>
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

    /// <summary>Places a batch while the batch before it is saved.</summary>
    private async Task<StationReport> PlaceAllAsync(IProgress<StationReport>? progress, CancellationToken cancellationToken)
    {
        // Until all placements are stored, the memory of the grouper is ahead of the store. After a failed save it is restored
        // from the store.
        var (grouper, report, last, saving) = (_grouper, StationReport.Nothing, 0L, Task.CompletedTask);
        _grouper = null;
        try
        {
            while (await store.UngroupedAsync(last, options.GroupingBatch, cancellationToken) is { Count: > 0 } waiting)
            {
                grouper ??= await RestoreAsync(cancellationToken);
                Placement[] placements = [.. waiting.Select(grouper.Place)];
                last = waiting[^1].Id;
                await saving;
                saving = SaveAsync(placements, progress, cancellationToken);
                report = report.Add(ReportOf(placements));
            }
        }
        finally
        {
            // The save is awaited after a fault too, because the store must not change while the memory is restored from it.
            await saving;
        }

        _grouper = grouper;
        if (report.Taken > 0)
        {
            LogRun(report.Taken);
        }

        return report;
    }

    /// <summary>On another thread of the station, because a save does all its work before its first await.</summary>
    private Task SaveAsync(Placement[] placements, IProgress<StationReport>? progress, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(
            async () =>
            {
                await store.PlaceAsync(placements, cancellationToken);
                progress?.Report(ReportOf(placements));
            },
            cancellationToken,
            TaskCreationOptions.None,
            TaskScheduler.Current).Unwrap();

    private static StationReport ReportOf(Placement[] placements) => new(placements.Length, placements.Length, 0, 0);

    private async Task<StoryGrouper> RestoreAsync(CancellationToken cancellationToken)
    {
        var grouper = new StoryGrouper(await store.RulesAsync(cancellationToken));
        await foreach (var placed in store.PlacedSinceAsync(StoryGrouper.RestoreFrom(timeProvider.GetUtcNow()), cancellationToken))
        {
            grouper.Restore(placed);
        }

        return grouper;
    }

    [LoggerMessage(LogLevel.Debug, "Placed {Articles} articles")]
    private partial void LogRun(int articles);
}

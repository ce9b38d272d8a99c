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
    public async Task<StationReport> RunAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var placed = await PlaceAllAsync(cancellationToken);
            return new StationReport(placed, placed, 0, 0);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<int> PlaceAllAsync(CancellationToken cancellationToken)
    {
        var placed = 0;
        while (await store.UngroupedAsync(options.GroupingBatch, cancellationToken) is { Count: > 0 } waiting)
        {
            var grouper = _grouper ?? await RestoreAsync(cancellationToken);

            // Until the placements are stored the grouper knows more than the store: if that fails, it starts again from the store.
            _grouper = null;
            Placement[] placements = [.. waiting.Select(grouper.Place)];
            await store.PlaceAsync(placements, cancellationToken);
            _grouper = grouper;
            placed += placements.Length;
        }

        if (placed > 0)
        {
            LogRun(placed);
        }

        return placed;
    }

    private async Task<StoryGrouper> RestoreAsync(CancellationToken cancellationToken)
    {
        var grouper = new StoryGrouper();
        await foreach (var placed in store.PlacedSinceAsync(StoryGrouper.RestoreFrom(timeProvider.GetUtcNow()), cancellationToken))
        {
            grouper.Restore(placed);
        }

        return grouper;
    }

    [LoggerMessage(LogLevel.Information, "Placed {Articles} articles")]
    private partial void LogRun(int articles);
}

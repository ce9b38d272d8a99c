using Aggregator.Storage;
using Aggregator.Stories;

namespace Aggregator.Pipeline;

/// <summary>Station 3: places articles into stories in order of arrival; one run at a time.</summary>
public sealed class StoryGrouping(IStoryStore store, TimeProvider timeProvider) : IDisposable
{
    private const int BatchSize = 500;

    // The grouper's own memory (duplicates.md §2).
    private static readonly TimeSpan Memory = TimeSpan.FromDays(7);

    private readonly SemaphoreSlim _running = new(1, 1);

    private StoryGrouper? _grouper;

    public async Task<StationReport> RunAsync(CancellationToken cancellationToken)
    {
        await _running.WaitAsync(cancellationToken);
        try
        {
            return await PlaceAllAsync(cancellationToken);
        }
        catch
        {
            // The memory may hold what the store refused: it is built anew from the store.
            _grouper = null;
            throw;
        }
        finally
        {
            _running.Release();
        }
    }

    public void Dispose() => _running.Dispose();

    private async Task<StationReport> PlaceAllAsync(CancellationToken cancellationToken)
    {
        var placed = 0;
        while (await store.UngroupedAsync(BatchSize, cancellationToken) is { Count: > 0 } articles)
        {
            _grouper ??= await RestoreAsync(cancellationToken);
            await store.PlaceAsync([.. articles.Select(_grouper.Place)], cancellationToken);
            placed += articles.Count;
        }

        return new StationReport(placed, 0);
    }

    private async Task<StoryGrouper> RestoreAsync(CancellationToken cancellationToken)
    {
        var grouper = new StoryGrouper();
        await foreach (var placed in store.PlacedSinceAsync(timeProvider.GetUtcNow() - Memory, cancellationToken))
        {
            grouper.Restore(placed);
        }

        return grouper;
    }
}

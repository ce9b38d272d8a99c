namespace Aggregator.Pipeline;

/// <summary>One round of all three stations at once, until nothing is left that is due now.</summary>
/// <remarks>
/// The stations still meet in the store only: each takes what the one before has saved, so that pages are read and
/// stories grouped while slow sources are still being waited for.
/// </remarks>
public sealed class PollingRound(FeedRefresh refresh, PageScrape scrape, StoryGrouping grouping, TimeProvider timeProvider)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <param name="sourceIds">Only these are asked; empty means all. Entries that wait of other sources are worked on too.</param>
    /// <param name="progress">Told after each piece of work; null when nobody watches.</param>
    /// <param name="cancellationToken">What was claimed and not finished returns when its lease ends.</param>
    public async Task RunAsync(IReadOnlyList<string> sourceIds, RoundProgress? progress, CancellationToken cancellationToken)
    {
        // On the pool: a station does its first piece of work before it first waits.
        var asking = Task.Run(() => refresh.RunAsync(sourceIds, progress?.Sources, cancellationToken), cancellationToken);
        var scraping = Task.Run(() => FollowAsync(asking, () => scrape.RunAsync(progress?.Pages, cancellationToken), cancellationToken), cancellationToken);
        var placing = Task.Run(() => FollowAsync(scraping, () => grouping.RunAsync(progress?.Stories, cancellationToken), cancellationToken), cancellationToken);
        await Task.WhenAll(asking, scraping, placing);
    }

    /// <summary>Runs a station again and again, and once more after the station before it has ended.</summary>
    private async Task FollowAsync(Task before, Func<Task<StationReport>> runAsync, CancellationToken cancellationToken)
    {
        while (true)
        {
            var isLast = before.IsCompleted;
            var report = await runAsync();
            if (isLast)
            {
                return;
            }

            if (report.Taken == 0)
            {
                await Task.WhenAny(before, Task.Delay(Pause, timeProvider, cancellationToken));
            }
        }
    }
}

/// <summary>Whom a round tells of each piece of work, station by station.</summary>
public sealed record RoundProgress(IProgress<StationReport> Sources, IProgress<StationReport> Pages, IProgress<StationReport> Stories);

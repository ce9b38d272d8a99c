namespace Aggregator.Pipeline;

/// <summary>One round of all three stations at the same time, until no work is left that is due.</summary>
/// <remarks>The stations meet only in the store. Each takes what the station before has saved, so pages are read and stories
/// grouped while slow sources have not answered yet.</remarks>
public sealed class PollingRound(FeedRefresh refresh, PageScrape scrape, StoryGrouping grouping, TimeProvider timeProvider)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <param name="sourceIds">Only these sources are polled; empty means all. Waiting entries of other sources are processed
    /// too.</param>
    /// <param name="progress">Called after each piece of work; null when no caller needs it.</param>
    /// <param name="cancellationToken">Claims that are not finished return when their lease ends.</param>
    public async Task RunAsync(IReadOnlyList<string> sourceIds, RoundProgress? progress, CancellationToken cancellationToken)
    {
        // On the thread pool, because a station does its first piece of work before its first await.
        var asking = Task.Run(() => refresh.RunAsync(sourceIds, progress?.Sources, cancellationToken), cancellationToken);
        var scraping = Task.Run(() => FollowAsync(asking, () => scrape.RunAsync(progress?.Pages, cancellationToken), cancellationToken), cancellationToken);
        var placing = Task.Run(() => FollowAsync(scraping, () => grouping.RunAsync(progress?.Stories, cancellationToken), cancellationToken), cancellationToken);
        await Task.WhenAll(asking, scraping, placing);
    }

    /// <summary>Runs a station again and again, and once more after the station before has ended.</summary>
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

/// <summary>Receives the progress of a round, station by station.</summary>
public sealed record RoundProgress(IProgress<StationReport> Sources, IProgress<StationReport> Pages, IProgress<StationReport> Stories);

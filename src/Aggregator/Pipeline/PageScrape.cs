using Aggregator.Fetching;
using Aggregator.Sources;
using Aggregator.Storage;
using Microsoft.Extensions.Logging;

namespace Aggregator.Pipeline;

/// <summary>Station 2: makes an article of every waiting entry, from its page or from the feed.</summary>
/// <param name="sources">The settings as they are now; read at the start of every run.</param>
/// <param name="fetchAsync"><see cref="Fetcher.FetchAsync"/>.</param>
public sealed partial class PageScrape(
    IEntryStore store,
    Func<IReadOnlyList<Source>> sources,
    Func<FetchRequest, CancellationToken, Task<FetchOutcome>> fetchAsync,
    TimeProvider timeProvider,
    PipelineOptions options,
    ILogger<PageScrape> logger)
{
    /// <summary>Works on every entry that is due.</summary>
    public async Task<StationReport> RunAsync(CancellationToken cancellationToken)
    {
        var byId = sources().ToDictionary(source => source.Id, StringComparer.Ordinal);
        var report = await Workers.DrainAsync(
            options.PagesAtOnce, token => ScrapeSomeAsync(byId, token), cancellationToken);
        if (report.Taken > 0)
        {
            LogRun(report.Taken, report.Made, report.Postponed, report.Failed);
        }

        return report;
    }

    private async Task<StationReport?> ScrapeSomeAsync(Dictionary<string, Source> byId, CancellationToken cancellationToken)
    {
        var request = new EntryClaimRequest(
            options.PagesPerClaim, options.WholeEntriesPerClaim, timeProvider.GetUtcNow(), options.Lease);
        var claims = await store.ClaimPendingAsync(request, cancellationToken);
        if (claims.Count == 0)
        {
            return null;
        }

        var report = StationReport.Nothing;
        var ready = new List<EntryResult>();
        foreach (var claim in claims)
        {
            var result = await ScrapeAsync(byId, claim, cancellationToken);
            ready.Add(result);
            if (!claim.IsWhole)
            {
                // A page is expensive: what it gave is saved before the next is asked for.
                report = report.Add(await SaveAsync(ready, cancellationToken));
                ready.Clear();
            }
        }

        return report.Add(await SaveAsync(ready, cancellationToken));
    }

    private Task<EntryResult> ScrapeAsync(Dictionary<string, Source> byId, EntryClaim claim, CancellationToken cancellationToken)
    {
        var now = timeProvider.GetUtcNow();
        return byId.TryGetValue(claim.SourceId, out var source)
            ? new EntryVisit(source, claim, fetchAsync, timeProvider, options).VisitAsync(cancellationToken)
            : Task.FromResult<EntryResult>(
                new EntryResult.Postponed(claim, now + options.UnconditionalEvery, "The source is not followed at present.", Counts: false));
    }

    private async Task<StationReport> SaveAsync(List<EntryResult> results, CancellationToken cancellationToken)
    {
        if (results.Count == 0)
        {
            return StationReport.Nothing;
        }

        var tally = await store.CompleteAsync(results, timeProvider.GetUtcNow(), cancellationToken);
        return new StationReport(results.Count, tally.New + tally.Changed, tally.Postponed, tally.GivenUp);
    }

    [LoggerMessage(LogLevel.Information, "Worked on {Entries} entries: {Articles} articles, {Postponed} postponed, {GivenUp} given up")]
    private partial void LogRun(int entries, int articles, int postponed, int givenUp);
}

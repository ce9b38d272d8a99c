using System.Collections.Concurrent;
using Aggregator.Fetching;
using Aggregator.Sources;
using Aggregator.Storage;
using Aggregator.Text.Sentences;
using Microsoft.Extensions.Logging;

namespace Aggregator.Pipeline;

/// <summary>Station 2: makes an article of every waiting entry, from its page or from the feed.</summary>
/// <param name="sources">The current settings; read at the start of every run.</param>
/// <param name="fetchAsync"><see cref="Fetcher.FetchAsync"/>.</param>
public sealed partial class PageScrape(
    IEntryStore store,
    FollowedSources sources,
    Fetch fetchAsync,
    TimeProvider timeProvider,
    PipelineOptions options,
    ILogger<PageScrape> logger) : IDisposable
{
    /// <summary>An operator who removed a source by mistake puts it back within this time.</summary>
    private static readonly TimeSpan LeftFor = TimeSpan.FromDays(30);

    // Reading what the feeds carried only needs the processor. More batches than processors would delay the other stations and
    // take more memory.
    private readonly SemaphoreSlim _places = new(options.WholeClaimsAtOnce);

    /// <summary>Claims whose result could not be saved, because the store failed or the run ended.</summary>
    private readonly ConcurrentDictionary<long, EntryClaim> _unsaved = [];

    /// <summary>Processes every entry that is due.</summary>
    public Task<StationReport> RunAsync(CancellationToken cancellationToken) => RunAsync(null, cancellationToken);

    /// <param name="progress">Called after the entries of each claim; null when no caller needs it.</param>
    /// <param name="cancellationToken">Claims that are not finished return when their lease ends.</param>
    public async Task<StationReport> RunAsync(IProgress<StationReport>? progress, CancellationToken cancellationToken)
    {
        await GiveBackAsync(cancellationToken);
        var followed = sources();
        // Most runs of a polling round find no waiting entry.
        var byId = new Lazy<Dictionary<string, Source>>(() => followed.ToDictionary(source => source.Id, StringComparer.Ordinal));
        // With many hosts one is always being asked, so the run would never end and a new source would stay unknown.
        var report = await Workers.DrainAsync(
            options.PagesAtOnce,
            async token => ReferenceEquals(sources(), followed) ? await ScrapeSomeAsync(byId, token) : null,
            progress,
            timeProvider,
            cancellationToken);
        if (report.Taken > 0)
        {
            LogRun(report.Taken, report.Made, report.Postponed, report.Failed);
        }

        return report;
    }

    public void Dispose() => _places.Dispose();

    private async Task<StationReport?> ScrapeSomeAsync(Lazy<Dictionary<string, Source>> byId, CancellationToken cancellationToken)
    {
        var open = new Dictionary<long, EntryClaim>();
        try
        {
            return await ScrapeSomeAsync(byId, open, cancellationToken);
        }
        finally
        {
            foreach (var (id, claim) in open)
            {
                _unsaved[id] = claim;
            }
        }
    }

    /// <param name="open">Holds the claims until they are saved.</param>
    private async Task<StationReport?> ScrapeSomeAsync(
        Lazy<Dictionary<string, Source>> byId, Dictionary<long, EntryClaim> open, CancellationToken cancellationToken)
    {
        var report = StationReport.Nothing;
        List<EntryClaim> pages;
        await _places.WaitAsync(cancellationToken);
        try
        {
            var request = new EntryClaimRequest(
                options.PagesPerClaim, options.WholeEntriesPerClaim, timeProvider.GetUtcNow(), options.Lease);
            var claims = await store.ClaimPendingAsync(request, cancellationToken);
            if (claims.Count == 0)
            {
                return null;
            }

            foreach (var claim in claims)
            {
                open.Add(claim.Id, claim);
            }

            var read = claims.Select(claim => (Claim: claim, Result: ReadFeed(byId.Value, claim))).ToList();
            report = await SaveAsync([.. read.Select(entry => entry.Result).OfType<EntryResult>()], open, cancellationToken);
            pages = [.. read.Where(entry => entry.Result is null).Select(entry => entry.Claim)];
        }
        finally
        {
            _places.Release();
        }

        foreach (var claim in pages)
        {
            // A page is expensive, so its article is saved before the next page is requested.
            report = report.Add(await SaveAsync([await ScrapeAsync(byId.Value, claim, cancellationToken)], open, cancellationToken));
        }

        return report;
    }

    /// <summary>As in <see cref="FeedRefresh"/>: ends the leases that a fault of the store left.</summary>
    private async Task GiveBackAsync(CancellationToken cancellationToken)
    {
        var claims = _unsaved.Values.ToList();
        if (claims.Count == 0)
        {
            return;
        }

        var now = timeProvider.GetUtcNow();
        await store.CompleteAsync(
            [.. claims.Select(claim => new EntryResult.Postponed(claim, now, new(SentenceKind.StoreFailed), Counts: false))], now, cancellationToken);
        claims.ForEach(claim => _unsaved.TryRemove(claim.Id, out _));
    }

    /// <returns>Null when the feed did not carry the article, so that its page has to be fetched.</returns>
    private EntryResult? ReadFeed(Dictionary<string, Source> byId, EntryClaim claim)
    {
        if (!claim.IsWhole || !byId.TryGetValue(claim.SourceId, out var source))
        {
            return null;
        }

        var visit = new EntryVisit(source, claim, fetchAsync, timeProvider, options);
        return BugGuard.Run(visit.Whole, bug => Broken(claim, bug));
    }

    private async Task<EntryResult> ScrapeAsync(Dictionary<string, Source> byId, EntryClaim claim, CancellationToken cancellationToken)
    {
        if (!byId.TryGetValue(claim.SourceId, out var source))
        {
            var now = timeProvider.GetUtcNow();
            if (now - claim.FirstSeen > LeftFor)
            {
                return new EntryResult.GivenUp(claim, new(SentenceKind.SourceLeft));
            }

            var later = now + options.UnconditionalEvery;
            return new EntryResult.Postponed(claim, later, new(SentenceKind.SourceRests), Counts: false);
        }

        using var room = new BodyRoom();
        var visit = new EntryVisit(source, claim, (request, token) => fetchAsync(request with { Room = room }, token), timeProvider, options);
        return await BugGuard.RunAsync(() => visit.VisitAsync(cancellationToken), bug => Broken(claim, bug), cancellationToken);
    }

    private EntryResult Broken(EntryClaim claim, Exception bug)
    {
        LogBug(bug, claim.Entry.Link, claim.SourceId);
        return EntryVisit.Broken(claim, bug, timeProvider, options);
    }

    private async Task<StationReport> SaveAsync(IReadOnlyList<EntryResult> results, Dictionary<long, EntryClaim> open, CancellationToken cancellationToken)
    {
        if (results.Count == 0)
        {
            return StationReport.Nothing;
        }

        var tally = await CompleteAsync(results, cancellationToken);
        foreach (var result in results)
        {
            open.Remove(result.Claim.Id);
        }

        return new StationReport(results.Count, tally.New + tally.Changed, tally.Postponed, tally.GivenUp);
    }

    private async Task<EntryTally> CompleteAsync(IReadOnlyList<EntryResult> results, CancellationToken cancellationToken)
    {
        if (!results.OfType<EntryResult.Scraped>().Any())
        {
            return await store.CompleteAsync(results, timeProvider.GetUtcNow(), cancellationToken);
        }

        // Keys and words are made of the articles while they are saved: a bug there is that of one article, whose visit ends as broken.
        Exception? found = null;
        var saved = await BugGuard.RunAsync<EntryTally?>(
            async () => await store.CompleteAsync(results, timeProvider.GetUtcNow(), cancellationToken),
            bug =>
            {
                found = bug;
                return null;
            },
            cancellationToken);
        if (saved is { } whole)
        {
            return whole;
        }

        if (results is [EntryResult.Scraped(var claim, _, _)])
        {
            return await CompleteAsync([Broken(claim, found!)], cancellationToken); // Not null: without a bug something is saved.
        }

        // One article of the batch causes the fault, so each is saved alone.
        var tally = EntryTally.Nothing;
        foreach (var result in results)
        {
            tally = tally.Add(await CompleteAsync([result], cancellationToken));
        }

        return tally;
    }

    [LoggerMessage(LogLevel.Error, "{Page} of {Source} brought out a fault of this program; the others go on")]
    private partial void LogBug(Exception bug, Uri? page, string source);

    [LoggerMessage(LogLevel.Debug, "Worked on {Entries} entries: {Articles} articles, {Postponed} postponed, {GivenUp} given up")]
    private partial void LogRun(int entries, int articles, int postponed, int givenUp);
}

using System.Collections.Concurrent;
using Aggregator.Extraction;
using Aggregator.Feeds;
using Aggregator.Fetching;
using Aggregator.Sources;
using Aggregator.Storage;
using Aggregator.Text.Sentences;
using Microsoft.Extensions.Logging;

namespace Aggregator.Pipeline;

/// <summary>Station 1: polls the sources that are due and puts the entries that they list into the queue.</summary>
/// <param name="sources">The current settings; read at the start of every run.</param>
/// <param name="fetchAsync"><see cref="Fetcher.FetchAsync"/>.</param>
public sealed partial class FeedRefresh(
    ISourceStore store,
    FollowedSources sources,
    Fetch fetchAsync,
    TimeProvider timeProvider,
    PipelineOptions options,
    FeedsOptions feeds,
    ILogger<FeedRefresh> logger) : IDisposable
{
    // Waiting for servers is cheap. The number of documents read and saved at once is limited: without the limit, later stations
    // would get no processor time and all documents would be in memory.
    private readonly SemaphoreSlim _places = new(options.WholeClaimsAtOnce);

    /// <summary>Claims whose result could not be saved, because the store failed or the run ended.</summary>
    private readonly ConcurrentQueue<SourceClaim> _unsaved = [];

    private IReadOnlyList<Source>? _synchronised;

    /// <summary>Polls every source that is due.</summary>
    public Task<StationReport> RunAsync(CancellationToken cancellationToken) => RunAsync([], null, cancellationToken);

    /// <param name="sourceIds">Only these sources; empty means all.</param>
    /// <param name="progress">Called after each source; null when no caller needs it.</param>
    /// <param name="cancellationToken">Claims that are not finished return when their lease ends.</param>
    public async Task<StationReport> RunAsync(
        IReadOnlyList<string> sourceIds, IProgress<StationReport>? progress, CancellationToken cancellationToken)
    {
        await GiveBackAsync(cancellationToken);
        var followed = sources();
        if (!ReferenceEquals(followed, _synchronised))
        {
            await store.SynchroniseAsync(followed, timeProvider.GetUtcNow(), cancellationToken);
            _synchronised = followed;
        }

        var byId = followed.ToDictionary(source => source.Id, StringComparer.Ordinal);
        // With many sources one is always being polled, so the run would never end by itself. It ends when the list of sources
        // has changed.
        var report = await Workers.DrainAsync(
            options.FeedsAtOnce,
            async token => ReferenceEquals(sources(), followed) ? await RefreshOneAsync(byId, sourceIds, token) : null,
            progress,
            timeProvider,
            cancellationToken);
        if (report.Taken > 0)
        {
            LogRun(report.Taken, report.Made, report.Failed);
        }

        return report;
    }

    public void Dispose() => _places.Dispose();

    private async Task<StationReport?> RefreshOneAsync(
        Dictionary<string, Source> byId, IReadOnlyList<string> sourceIds, CancellationToken cancellationToken)
    {
        var request = new ClaimRequest(1, options.SourcesPerHost, timeProvider.GetUtcNow(), options.Lease) { SourceIds = sourceIds };
        if (await store.ClaimDueAsync(request, cancellationToken) is not [var claim, ..])
        {
            return null;
        }

        // Between synchronising and claiming another process may have added a source to the store. The lease of that claim will
        // end.
        if (!byId.TryGetValue(claim.SourceId, out var source))
        {
            return StationReport.Nothing;
        }

        var isSaved = false;
        try
        {
            var report = await RefreshAsync(source, claim, cancellationToken);
            isSaved = true;
            return report;
        }
        finally
        {
            if (!isSaved)
            {
                _unsaved.Enqueue(claim);
            }
        }
    }

    /// <summary>Ends the leases that a fault of the store left, so that work goes on at once when the store can write again. Until
    /// then this fails, and nothing is fetched that could not be saved.</summary>
    private async Task GiveBackAsync(CancellationToken cancellationToken)
    {
        while (_unsaved.TryPeek(out var claim))
        {
            await store.CompleteAsync(
                new SourceCompletion
                {
                    Claim = claim,
                    State = claim.State,
                    Log = new FetchLogEntry
                    {
                        At = timeProvider.GetUtcNow(),
                        Duration = TimeSpan.Zero,
                        Result = FetchResult.Deferred,
                        Detail = new Sentence(SentenceKind.StoreFailed),
                    },
                },
                cancellationToken);
            _unsaved.TryDequeue(out _);
        }
    }

    private async Task<StationReport> RefreshAsync(Source source, SourceClaim claim, CancellationToken cancellationToken)
    {
        // What was read is held until it is saved.
        using var room = new BodyRoom();
        var visit = new SourceVisit(
            source, new SourceReading(source, feeds), claim, (request, token) => fetchAsync(request with { Room = room }, token), timeProvider, options);
        var completion = await BugGuard.RunAsync(() => visit.VisitAsync(cancellationToken), bug => Broken(visit, source, bug), cancellationToken)
            with
        { Article = entry => ReadWhole(source, entry) };
        // Keys and words are made of the entries while they are saved: a bug there is the feed's, and the visit ends as broken.
        var (broken, admitted) = await BugGuard.RunAsync<(SourceCompletion?, Admission?)>(
            async () => (null, await SaveAsync(completion, cancellationToken)), bug => (Broken(visit, source, bug), null), cancellationToken);
        if (broken is not null)
        {
            completion = broken;
            admitted = await SaveAsync(completion, cancellationToken);
        }

        var hasFailed = completion.Log.Result is FetchResult.Failed or FetchResult.Unreadable;
        if (hasFailed)
        {
            LogSuffering(source.Id, completion.Log.Detail, completion.State.NextFetch);
        }

        return new StationReport(1, admitted?.Entries ?? 0, completion.Log.Result is FetchResult.Deferred ? 1 : 0, hasFailed ? 1 : 0)
        {
            Articles = admitted?.Articles ?? 0,
        };
    }

    private async Task<Admission?> SaveAsync(SourceCompletion completion, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            return await store.CompleteAsync(completion, cancellationToken);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <returns>Null when the page has to be fetched, or the text causes an exception; the scraping station then reports
    /// it.</returns>
    private Article? ReadWhole(Source source, ParsedEntry entry) => BugGuard.Run(
        () => Testimony.Whole(entry, source),
        bug =>
        {
            LogBug(bug, source.Id);
            return null;
        });

    private SourceCompletion Broken(SourceVisit visit, Source source, Exception bug)
    {
        LogBug(bug, source.Id);
        return visit.Broken(bug);
    }

    [LoggerMessage(LogLevel.Error, "{Source} brought out a fault of this program; it is asked again later, the others go on")]
    private partial void LogBug(Exception bug, string source);

    [LoggerMessage(LogLevel.Debug, "Asked {Sources} sources: {Entries} new entries, {Failed} failed")]
    private partial void LogRun(int sources, int entries, int failed);

    [LoggerMessage(LogLevel.Warning, "{Source} could not be read and is asked again at {Next:u}: {Detail}")]
    private partial void LogSuffering(string source, Sentence? detail, DateTimeOffset next);
}

using Aggregator.Extraction;
using Aggregator.Fetching;
using Aggregator.Sources;
using Aggregator.Storage;

namespace Aggregator.Pipeline;

/// <summary>Station 2: turns pending entries into articles, from their pages or from the feed itself.</summary>
/// <param name="sources">The list in force at this moment.</param>
/// <param name="fetchAsync">Asks a server.</param>
public sealed class PageScrape(
    IEntryStore store,
    Func<IReadOnlyList<Source>> sources,
    Func<FetchRequest, CancellationToken, Task<FetchOutcome>> fetchAsync,
    PipelineOptions options,
    TimeProvider timeProvider)
{
    // A claim holds its host: few pages, so that another worker's turn comes and a death costs little.
    private const int PagesPerClaim = 4;

    private const int WholePerClaim = 200;

    public Task<StationReport> RunAsync(CancellationToken cancellationToken)
    {
        var byId = sources().ToDictionary(source => source.Id, StringComparer.Ordinal);
        return Workers.DrainAsync(options.PagesAtOnce, token => StepAsync(byId, token), cancellationToken);
    }

    private async Task<StationReport?> StepAsync(Dictionary<string, Source> byId, CancellationToken cancellationToken)
    {
        var claims = await store.ClaimPendingAsync(
            new EntryClaimRequest(PagesPerClaim, WholePerClaim, timeProvider.GetUtcNow(), options.Lease), cancellationToken);
        if (claims.Count == 0)
        {
            return null;
        }

        var whole = claims.Where(claim => claim.IsWhole || claim.Entry.Link is null).ToList();
        var report = await SaveAsync([.. whole.Select(claim => FromFeed(claim, Of(byId, claim), null))], cancellationToken);
        foreach (var claim in claims.Except(whole))
        {
            var result = await FromPageAsync(claim, Of(byId, claim), cancellationToken);
            report = report.Add(await SaveAsync([result], cancellationToken));
        }

        return report;
    }

    private async Task<StationReport> SaveAsync(IReadOnlyList<EntryResult> results, CancellationToken cancellationToken)
    {
        if (results.Count == 0)
        {
            return StationReport.Nothing;
        }

        var tally = await store.CompleteAsync(results, timeProvider.GetUtcNow(), cancellationToken);
        return new StationReport(tally.New + tally.Changed + tally.Known, tally.Postponed + tally.GivenUp + tally.Lost);
    }

    private async Task<EntryResult> FromPageAsync(EntryClaim claim, Source source, CancellationToken cancellationToken)
    {
        var request = new FetchRequest
        {
            Url = claim.Entry.Link!, // Entries without a link were taken from the feed.
            Kind = FetchKind.Page,
            UserAgent = source.UserAgent,
            Headers = source.Headers,
            ObeyRobots = true,
        };
        return await fetchAsync(request, cancellationToken) switch
        {
            FetchOutcome.Fetched(var page, _) => Extracted(claim, source, page),
            FetchOutcome.Deferred(var until) => new EntryResult.Postponed(claim, until, "The server asks us to wait.", Counts: false),
            FetchOutcome.Failed(FetchFailure.Offline, var detail, _) => Later(claim, detail, counts: false),
            FetchOutcome.Failed(FetchFailure.NotFound or FetchFailure.Gone, var detail, _) => new EntryResult.GivenUp(claim, detail),
            FetchOutcome.Failed(var failure, var detail, _) =>
                PollingSchedule.Severity(failure) is FailureSeverity.Temporary && claim.Attempts < options.PageAttempts
                    ? Later(claim, detail, counts: true)
                    : FromFeed(claim, source, detail),
            _ => FromFeed(claim, source, "The server said 304 to a question without validators."),
        };
    }

    private static EntryResult Extracted(EntryClaim claim, Source source, FetchedDocument page) =>
        ArticleExtractor.Extract(page, new ExtractionRequest { Source = source, Entry = claim.Entry }) switch
        {
            ExtractionOutcome.Extracted(var article) => new EntryResult.Scraped(claim, Testimony.Fill(article, claim.Entry, source)),
            ExtractionOutcome.Rejected(var reason, var detail) => FromFeed(claim, source, $"{reason}: {detail}"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static EntryResult FromFeed(EntryClaim claim, Source source, string? note) =>
        FeedArticle.Make(claim.Entry, source) is { } article
            ? new EntryResult.Scraped(claim, article, note)
            : new EntryResult.GivenUp(claim, note ?? "The entry has no address or no words.");

    private EntryResult.Postponed Later(EntryClaim claim, string detail, bool counts) =>
        new(claim, timeProvider.GetUtcNow() + (options.PageRetry * Math.Pow(2, claim.Attempts - 1)), detail, counts);

    // A source that left the list still has entries on their way.
    private static Source Of(Dictionary<string, Source> byId, EntryClaim claim) =>
        byId.GetValueOrDefault(claim.SourceId) ?? new Source { Id = claim.SourceId, Name = claim.SourceId };
}

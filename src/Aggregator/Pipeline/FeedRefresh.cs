using Aggregator.Extraction;
using Aggregator.Fetching;
using Aggregator.Sources;
using Aggregator.Storage;

namespace Aggregator.Pipeline;

/// <summary>Station 1: asks due sources for their feeds and saves the entries together with the state that says so.</summary>
/// <param name="sources">The list in force at this moment.</param>
/// <param name="fetchAsync">Asks a server.</param>
public sealed class FeedRefresh(
    ISourceStore store,
    Func<IReadOnlyList<Source>> sources,
    Func<FetchRequest, CancellationToken, Task<FetchOutcome>> fetchAsync,
    PipelineOptions options,
    TimeProvider timeProvider)
{
    // Two papers on one server may be asked together; HostGate spaces the requests themselves.
    private const int ClaimsPerHost = 2;

    private readonly FeedQuestion _question = new(fetchAsync, timeProvider);

    public Task<StationReport> RunAsync(CancellationToken cancellationToken) => RunAsync([], cancellationToken);

    /// <param name="sourceIds">Only these; empty means every due source.</param>
    public Task<StationReport> RunAsync(IReadOnlyList<string> sourceIds, CancellationToken cancellationToken)
    {
        var byId = sources().ToDictionary(source => source.Id, StringComparer.Ordinal);
        return Workers.DrainAsync(options.FeedsAtOnce, token => StepAsync(byId, sourceIds, token), cancellationToken);
    }

    private async Task<StationReport?> StepAsync(
        Dictionary<string, Source> byId, IReadOnlyList<string> sourceIds, CancellationToken cancellationToken)
    {
        var now = timeProvider.GetUtcNow();
        var claims = await store.ClaimDueAsync(
            new ClaimRequest(1, ClaimsPerHost, now, options.Lease) { SourceIds = sourceIds }, cancellationToken);
        if (claims is not [var claim])
        {
            return null;
        }

        if (!byId.TryGetValue(claim.SourceId, out var source))
        {
            await store.CompleteAsync(Unknown(claim, now), cancellationToken);
            return new StationReport(0, 1);
        }

        var answer = await _question.AskAsync(source, claim.State, cancellationToken);
        var ended = timeProvider.GetUtcNow();
        var completion = new SourceCompletion
        {
            Claim = claim,
            State = FetchStates.After(source, claim.State, answer, ended),
            Entries = answer.Feed?.Entries ?? [],
            IsWhole = FeedArticle.IsWhole,
            Log = answer.Log(now, ended - now),
        };
        await store.CompleteAsync(completion, cancellationToken);
        return answer.Result is FetchResult.Failed or FetchResult.Unreadable ? new StationReport(0, 1) : new StationReport(1, 0);
    }

    // It left the list between two synchronisations.
    private static SourceCompletion Unknown(SourceClaim claim, DateTimeOffset now) => new()
    {
        Claim = claim,
        State = claim.State with { NextFetch = now + TimeSpan.FromDays(1) },
        Log = new FetchLogEntry { At = now, Duration = TimeSpan.Zero, Result = FetchResult.Failed, Detail = "The source is not in the list any more." },
    };
}

using Aggregator.Storage;

namespace Aggregator.Tests.Pipeline;

/// <summary>A store that throws when an article with one word in its headline is saved.</summary>
internal sealed class FaultyEntries(IEntryStore store, string word, Exception fault) : IEntryStore
{
    public Task<EntryTally> CompleteAsync(IReadOnlyList<EntryResult> results, DateTimeOffset now, CancellationToken cancellationToken) =>
        results.OfType<EntryResult.Scraped>().Any(result => result.Article.Title.Contains(word, StringComparison.Ordinal))
            ? throw fault
            : store.CompleteAsync(results, now, cancellationToken);

    public Task<IReadOnlyList<EntryClaim>> ClaimPendingAsync(EntryClaimRequest request, CancellationToken cancellationToken) =>
        store.ClaimPendingAsync(request, cancellationToken);

    public Task<int> PendingAsync(CancellationToken cancellationToken) => store.PendingAsync(cancellationToken);
}

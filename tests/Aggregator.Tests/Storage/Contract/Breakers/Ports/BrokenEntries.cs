using Aggregator.Storage;

namespace Aggregator.Tests.Storage.Contract.Breakers.Ports;

/// <summary>Passes each call on, except the calls that a breaker replaces.</summary>
internal sealed class BrokenEntries(IEntryStore store) : IEntryStore
{
    public Func<EntryClaimRequest, CancellationToken, Task<IReadOnlyList<EntryClaim>>> ClaimPending { get; init; } = store.ClaimPendingAsync;

    public Task<IReadOnlyList<EntryClaim>> ClaimPendingAsync(EntryClaimRequest request, CancellationToken cancellationToken) =>
        ClaimPending(request, cancellationToken);

    public Func<IReadOnlyList<EntryResult>, DateTimeOffset, CancellationToken, Task<EntryTally>> Complete { get; init; } = store.CompleteAsync;

    public Task<EntryTally> CompleteAsync(IReadOnlyList<EntryResult> results, DateTimeOffset now, CancellationToken cancellationToken) =>
        Complete(results, now, cancellationToken);

    public Func<CancellationToken, Task<int>> Pending { get; init; } = store.PendingAsync;

    public Task<int> PendingAsync(CancellationToken cancellationToken) =>
        Pending(cancellationToken);
}

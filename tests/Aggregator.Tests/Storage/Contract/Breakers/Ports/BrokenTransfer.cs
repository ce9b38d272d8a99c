using Aggregator.Storage;

namespace Aggregator.Tests.Storage.Contract.Breakers.Ports;

/// <summary>Passes each call on, except the calls that a breaker replaces.</summary>
internal sealed class BrokenTransfer(IStoreTransfer store) : IStoreTransfer
{
    public Func<CancellationToken, Task<IReadOnlyDictionary<string, long>>> Count { get; init; } = store.CountAsync;

    public Task<IReadOnlyDictionary<string, long>> CountAsync(CancellationToken cancellationToken) => Count(cancellationToken);

    public Func<string, CancellationToken, Task> Copy { get; init; } = store.CopyAsync;

    public Task CopyAsync(string folder, CancellationToken cancellationToken) => Copy(folder, cancellationToken);

    public Func<CancellationToken, IAsyncEnumerable<ArchiveRow>> Read { get; init; } = store.ReadAsync;

    public IAsyncEnumerable<ArchiveRow> ReadAsync(CancellationToken cancellationToken) => Read(cancellationToken);

    public Func<IAsyncEnumerable<ArchiveRow>, CancellationToken, Task> Fill { get; init; } = store.FillAsync;

    public Task FillAsync(IAsyncEnumerable<ArchiveRow> rows, CancellationToken cancellationToken) => Fill(rows, cancellationToken);
}

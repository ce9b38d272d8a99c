using Aggregator.Storage;
using Aggregator.Storage.Settings;

namespace Aggregator.Tests.Storage.Contract.Breakers.Ports;

/// <summary>Passes each call on, except the calls that a breaker replaces.</summary>
internal sealed class BrokenRemoved(IRemovedSourceStore store) : IRemovedSourceStore
{
    public Func<string, Cursor?, int, CancellationToken, Task<AdaptedArticles>> Adapt { get; init; } = store.AdaptAsync;

    public Task<AdaptedArticles> AdaptAsync(string sourceId, Cursor? after, int limit, CancellationToken cancellationToken) =>
        Adapt(sourceId, after, limit, cancellationToken);

    public Func<string, int, CancellationToken, Task<int>> Purge { get; init; } = store.PurgeAsync;

    public Task<int> PurgeAsync(string sourceId, int articles, CancellationToken cancellationToken) => Purge(sourceId, articles, cancellationToken);
}

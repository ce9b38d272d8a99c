using Aggregator.Storage.LiteDb.Engine;

namespace Aggregator.Storage.LiteDb.Stories;

/// <summary><see cref="IRemovalStore"/> in LiteDB.</summary>
internal sealed class LiteRemovalStore(LiteGate gate) : IRemovalStore
{
    public Task<IReadOnlyList<Removal>> RemovedAsync(int limit, CancellationToken cancellationToken) =>
        gate.ReadAsync(session => HiddenArticles.Removed(session, limit), cancellationToken);
}

using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.LiteDb.Entries;
using Aggregator.Storage.LiteDb.Sources;

namespace Aggregator.Storage.LiteDb;

/// <summary><see cref="IStoreUpkeep"/> in LiteDB.</summary>
internal sealed class LiteUpkeep(LiteGate gate) : IStoreUpkeep
{
    public Task<int> ReleaseLeasesAsync(CancellationToken cancellationToken) =>
        gate.WriteAsync(session => Calendar.Release(session) + EntryQueue.Release(session), cancellationToken);

    public Task ProbeAsync(CancellationToken cancellationToken) => gate.ReadAsync(ChangeCounter.Read, cancellationToken);

    public Task CheckpointAsync(CancellationToken cancellationToken) => gate.CheckpointAsync(cancellationToken);
}

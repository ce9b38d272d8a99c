using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.LiteDb.Entries;
using Aggregator.Storage.LiteDb.Sources;
using Aggregator.Stories.Shown;

namespace Aggregator.Storage.LiteDb;

/// <summary><see cref="IStoreUpkeep"/> in LiteDB.</summary>
/// <param name="gate">The way to the archive.</param>
/// <param name="policy">Which version of a text is shown when no editor has chosen one.</param>
internal sealed class LiteUpkeep(LiteGate gate, ShownPolicy policy) : IStoreUpkeep
{
    public Task<int> ReleaseLeasesAsync(CancellationToken cancellationToken) =>
        gate.WriteAsync(session => Calendar.Release(session) + EntryQueue.Release(session), cancellationToken);

    public async Task<int> MendFutureAsync(FutureBounds bounds, CancellationToken cancellationToken) =>
        await gate.ReadAsync(session => FutureStamps.IsAny(session, bounds), cancellationToken)
            ? await gate.WriteAsync(session => FutureStamps.Mend(session, bounds, policy), cancellationToken)
            : 0;

    public Task ProbeAsync(CancellationToken cancellationToken) => gate.ReadAsync(ChangeCounter.Read, cancellationToken);

    // One collection in one turn of the gate, so that readers come between.
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        var collections = await gate.ReadAsync(static session => session.Collections, cancellationToken);
        foreach (var collection in collections)
        {
            try
            {
                await gate.ReadAsync(session => session.Everything(collection).Count(), cancellationToken);
            }
            // LiteDB trusts what it reads. On a damaged page it throws whatever its arithmetic comes to.
            catch (SystemException fault) when (fault is not OperationCanceledException)
            {
                throw new StoreException(StoreFault.Damaged, $"The archive is damaged: «{collection}» cannot be read whole ({fault.Message}).", fault);
            }
        }
    }

    public Task CheckpointAsync(CancellationToken cancellationToken) => gate.CheckpointAsync(cancellationToken);
}

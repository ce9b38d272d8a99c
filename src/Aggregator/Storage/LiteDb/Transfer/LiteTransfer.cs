using Aggregator.Storage.LiteDb.Engine;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Transfer;

/// <summary><see cref="IStoreTransfer"/> in LiteDB.</summary>
internal sealed class LiteTransfer(LiteGate gate) : IStoreTransfer
{
    public Task<IReadOnlyDictionary<string, long>> CountAsync(CancellationToken cancellationToken) => gate.ReadAsync<IReadOnlyDictionary<string, long>>(
        static session => ArchiveKinds.All.ToDictionary(
            kind => kind, kind => (long)session.Keys(kind, "_id", BsonValue.MinValue, BsonValue.MaxValue).Count(), StringComparer.Ordinal),
        cancellationToken);

    public async Task CopyAsync(string folder, CancellationToken cancellationToken)
    {
        try
        {
            await using var copy = new FileStream(Path.Combine(folder, LiteDbStore.FileName), FileMode.CreateNew, FileAccess.Write);
            await gate.CopyAsync(copy, cancellationToken);
        }
        catch (Exception fault) when (LiteFaults.OfFile(fault) is { } known)
        {
            throw known;
        }
    }
}

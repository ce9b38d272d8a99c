using System.Runtime.CompilerServices;
using Aggregator.Storage.LiteDb.Engine;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Transfer;

/// <summary><see cref="IStoreTransfer"/> in LiteDB.</summary>
internal sealed class LiteTransfer(LiteGate gate) : IStoreTransfer
{
    private const int DocumentsAtOnce = 200;

    public Task<IReadOnlyDictionary<string, long>> CountAsync(CancellationToken cancellationToken) => gate.ReadAsync<IReadOnlyDictionary<string, long>>(
        static session => ArchiveKinds.Counted.ToDictionary(
            kind => kind, kind => (long)session.Keys(kind, "_id", BsonValue.MinValue, BsonValue.MaxValue).Count(), StringComparer.Ordinal),
        cancellationToken);

    public async Task CopyAsync(string folder, CancellationToken cancellationToken)
    {
        try
        {
            await using var copy = new FileStream(Path.Combine(folder, LiteDbStore.FileName), FileMode.CreateNew, FileAccess.Write);
            await gate.CopyAsync(copy, cancellationToken);
        }
        catch (SystemException fault) when (LiteFaults.OfFile(fault) is { } known)
        {
            throw known;
        }
    }

    public async IAsyncEnumerable<ArchiveRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var kind in RowCollection.All)
        {
            var last = BsonValue.MinValue;
            while (true)
            {
                var after = last;
                var (ids, rows) = await gate.ReadAsync(session => Page(session, kind, after), cancellationToken);
                foreach (var row in rows)
                {
                    yield return row;
                }

                if (ids.Count < DocumentsAtOnce)
                {
                    break;
                }

                last = ids[^1];
            }
        }
    }

    public async Task FillAsync(IAsyncEnumerable<ArchiveRow> rows, CancellationToken cancellationToken)
    {
        var kinds = RowCollection.All.ToDictionary(kind => kind.Kind, StringComparer.Ordinal);
        await foreach (var piece in rows.InPiecesAsync())
        {
            await gate.WriteAsync(
                session =>
                {
                    piece.ForEach(row => kinds[row.Kind].Fill(session, row));
                    return piece.Count;
                },
                cancellationToken);
        }
    }

    private static (List<BsonValue> Ids, List<ArchiveRow> Rows) Page(LiteSession session, RowCollection kind, BsonValue after)
    {
        var ids = session.Keys(kind.Collection, "_id", after, BsonValue.MaxValue).SkipWhile(id => id == after).Take(DocumentsAtOnce).ToList();
        return (ids, [.. ids.Select(id => session.Find(kind.Collection, id)).OfType<BsonDocument>().SelectMany(document => kind.Read(session, document))]);
    }
}

using System.Runtime.CompilerServices;
using Aggregator.Storage.Sqlite.Engine;
using Microsoft.Data.Sqlite;

namespace Aggregator.Storage.Sqlite.Transfer;

/// <summary><see cref="IStoreTransfer"/> in SQLite.</summary>
/// <param name="database">The store's file.</param>
/// <param name="path">The path of the file.</param>
internal sealed class SqliteTransfer(SqliteDatabase database, string path) : IStoreTransfer
{
    public Task<IReadOnlyDictionary<string, long>> CountAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyDictionary<string, long>>(
            static session => ArchiveKinds.Counted.ToDictionary(kind => kind, kind => session.Number($"SELECT COUNT(*) FROM {kind}") ?? 0, StringComparer.Ordinal),
            cancellationToken);

    public async Task CopyAsync(string folder, CancellationToken cancellationToken)
    {
        try
        {
            await DatabaseCopy.WriteAsync(path, Path.Combine(folder, SqliteStore.FileName), cancellationToken);
        }
        catch (SqliteException fault)
        {
            throw SqliteFault.Of(fault);
        }
    }

    public async IAsyncEnumerable<ArchiveRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var table in RowTable.All)
        {
            object[]? last = null;
            do
            {
                var after = last;
                (var rows, last) = await database.ReadAsync(session => table.Read(session, after), cancellationToken);
                foreach (var row in rows)
                {
                    yield return row;
                }
            }
            while (last is not null);
        }
    }

    public async Task FillAsync(IAsyncEnumerable<ArchiveRow> rows, CancellationToken cancellationToken)
    {
        var filler = new RowFiller();
        await foreach (var piece in rows.InPiecesAsync())
        {
            await database.WriteAsync(session => filler.Fill(session, piece), cancellationToken);
        }

        await database.WriteAsync(filler.Finish, cancellationToken);
    }
}

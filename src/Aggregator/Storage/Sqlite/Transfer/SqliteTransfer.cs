using Aggregator.Storage.Sqlite.Engine;
using Microsoft.Data.Sqlite;

namespace Aggregator.Storage.Sqlite.Transfer;

/// <summary><see cref="IStoreTransfer"/> in SQLite.</summary>
/// <param name="database">The archive.</param>
/// <param name="path">Of its file.</param>
internal sealed class SqliteTransfer(SqliteDatabase database, string path) : IStoreTransfer
{
    public Task<IReadOnlyDictionary<string, long>> CountAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyDictionary<string, long>>(
            static session => ArchiveKinds.All.ToDictionary(kind => kind, kind => session.Number($"SELECT COUNT(*) FROM {kind}") ?? 0, StringComparer.Ordinal),
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
}

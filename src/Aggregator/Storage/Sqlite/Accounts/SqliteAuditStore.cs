using Aggregator.Storage.Accounts;
using Aggregator.Storage.Sqlite.Engine;

namespace Aggregator.Storage.Sqlite.Accounts;

/// <summary><see cref="IAuditStore"/> in SQLite.</summary>
internal sealed class SqliteAuditStore(SqliteDatabase database) : IAuditStore
{
    public Task AppendAsync(AuditRecord record, CancellationToken cancellationToken) => database.WriteAsync(
        session =>
        {
            AuditTable.Append(session, record);
            return true;
        },
        cancellationToken);

    public Task<IReadOnlyList<AuditRecord>> ReadAsync(AuditQuery query, CancellationToken cancellationToken) =>
        database.ReadAsync(session => AuditTable.Read(session, query), cancellationToken);
}

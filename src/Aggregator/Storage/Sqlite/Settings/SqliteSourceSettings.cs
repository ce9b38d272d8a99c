using Aggregator.Sources.Effective;
using Aggregator.Storage.Accounts;
using Aggregator.Storage.Settings;
using Aggregator.Storage.Sqlite.Accounts;
using Aggregator.Storage.Sqlite.Engine;
using Microsoft.Data.Sqlite;

namespace Aggregator.Storage.Sqlite.Settings;

/// <summary><see cref="ISourceSettingsStore"/> in SQLite.</summary>
internal sealed class SqliteSourceSettings(SqliteDatabase database) : ISourceSettingsStore
{
    private long _changes;

    public long Changes => Interlocked.Read(ref _changes);

    public Task<IReadOnlyList<OperatorSettings>> AllAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<OperatorSettings>>(
            static session => session.Query(
                """
                SELECT source_id, entry, own, removed_at, removed_by, removed_reason, with_articles, purged_at, changed_at, changed_by, revision
                FROM operator_source ORDER BY source_id
                """,
                Read),
            cancellationToken);

    public async Task<bool> SaveAsync(OperatorSettings settings, AuditRecord record, CancellationToken cancellationToken)
    {
        var isSaved = await database.WriteAsync(session => Save(session, settings, record), cancellationToken);
        if (isSaved)
        {
            Interlocked.Increment(ref _changes);
        }

        return isSaved;
    }

    private static bool Save(Session session, OperatorSettings settings, AuditRecord record)
    {
        var known = session.Number("SELECT revision FROM operator_source WHERE source_id = $id", ("$id", settings.SourceId)) ?? 0;
        if (known != settings.Revision)
        {
            return false;
        }

        AuditTable.Append(session, record);

        session.Execute("DELETE FROM operator_source WHERE source_id = $id", ("$id", settings.SourceId));
        if (settings.Entry is not null || settings.Removal is not null)
        {
            Insert(session, settings);
        }

        if (settings.Removal is not null)
        {
            session.Execute("UPDATE source SET active = 0, lease = NULL, lease_until = NULL WHERE id = $id", ("$id", settings.SourceId));
        }

        return true;
    }

    private static void Insert(Session session, OperatorSettings settings) => session.Execute(
        """
        INSERT INTO operator_source (source_id, entry, own, removed_at, removed_by, removed_reason, with_articles, purged_at, changed_at, changed_by, revision)
        VALUES ($id, $entry, $own, $removed_at, $removed_by, $reason, $with_articles, $purged_at, $changed_at, $changed_by, $revision)
        """,
        ("$id", settings.SourceId),
        ("$entry", settings.Entry),
        ("$own", settings.IsOwn ? 1 : 0),
        ("$removed_at", settings.Removal?.At.Stamp),
        ("$removed_by", settings.Removal?.By),
        ("$reason", settings.Removal?.Reason),
        ("$with_articles", settings.Removal?.WithArticles == true ? 1 : 0),
        ("$purged_at", settings.Removal?.PurgedAt?.Stamp),
        ("$changed_at", settings.ChangedAt.Stamp),
        ("$changed_by", settings.ChangedBy),
        ("$revision", settings.Revision + 1));

    private static OperatorSettings Read(SqliteDataReader row) => new()
    {
        SourceId = row.GetString(0),
        Entry = row.TextOrNull(1),
        IsOwn = row.GetBoolean(2),
        Removal = row.InstantOrNull(3) is { } at
            ? new SourceRemoval(at, row.GetString(4), row.GetString(5), row.GetBoolean(6)) { PurgedAt = row.InstantOrNull(7) }
            : null,
        ChangedAt = row.Instant(8),
        ChangedBy = row.GetString(9),
        Revision = row.GetInt64(10),
    };
}

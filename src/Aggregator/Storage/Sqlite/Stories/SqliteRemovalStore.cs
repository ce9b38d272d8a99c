using Aggregator.Storage.Sqlite.Engine;

namespace Aggregator.Storage.Sqlite.Stories;

/// <summary><see cref="IRemovalStore"/> in SQLite.</summary>
public sealed class SqliteRemovalStore(SqliteDatabase database) : IRemovalStore
{
    // A decision names a story by one of its articles, and stories may have been united since: the last word on either counts.
    public Task<IReadOnlyList<Removal>> RemovedAsync(int limit, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Removal>>(
            session => session.Query(
                """
                SELECT a.id, a.story_id, a.source_id,
                       NOT EXISTS (SELECT 1 FROM article AS o WHERE o.story_id = a.story_id AND o.id NOT IN (SELECT id FROM hidden_article)),
                       COALESCE(
                           (SELECT MAX(d.at) FROM decision AS d
                            WHERE (d.kind = 'hide' AND d.article_id = a.id) OR (d.kind = 'hide-story' AND d.story_id IN (a.story_id, a.id))),
                           a.updated_at) AS removed_at
                FROM hidden_article AS h JOIN article AS a ON a.id = h.id
                WHERE a.story_id IS NOT NULL
                ORDER BY removed_at DESC, a.id DESC
                LIMIT $limit
                """,
                row => new Removal(row.GetInt64(0), row.GetInt64(1), row.GetString(2), row.GetInt64(3) == 1, row.Instant(4)),
                ("$limit", limit)),
            cancellationToken);
}

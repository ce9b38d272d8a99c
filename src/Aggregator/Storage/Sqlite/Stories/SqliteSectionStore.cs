using Aggregator.Storage.Sqlite.Engine;

namespace Aggregator.Storage.Sqlite.Stories;

/// <summary><see cref="ISectionStore"/> in SQLite.</summary>
public sealed class SqliteSectionStore(SqliteDatabase database) : ISectionStore
{
    // One look into the index for each name, however many articles carry it (https://sqlite.org has no loose index scan).
    public Task<IReadOnlyList<string>> SectionNamesAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<string>>(
            static session => session.Query(
                """
                WITH RECURSIVE name (text) AS (
                    SELECT MIN(section) FROM article WHERE section IS NOT NULL
                    UNION ALL
                    SELECT (SELECT MIN(section) FROM article WHERE section > name.text) FROM name WHERE name.text IS NOT NULL)
                SELECT text FROM name WHERE text IS NOT NULL
                """,
                row => row.GetString(0)),
            cancellationToken);
}

using Aggregator.Storage.Sqlite.Engine;
using Microsoft.Data.Sqlite;

namespace Aggregator.Storage.Sqlite.Transfer;

/// <summary>The table in which the rows of a kind are.</summary>
/// <param name="Kind">A name from <see cref="ArchiveKinds"/>.</param>
/// <param name="Key">One or two indexed columns; the rows are read in their order.</param>
/// <param name="From">The table, when its name is not that of the kind.</param>
internal sealed record RowTable(string Kind, string Key, string? From = null)
{
    private const int RowsAtOnce = 200;

    private static readonly string[] KeyNames = ["$one", "$two"];

    public static IReadOnlyList<RowTable> All { get; } =
    [
        new(ArchiveKinds.Source, "id"),
        new(
            ArchiveKinds.Article,
            "id",
            "(SELECT article.*, html, text, length_before, id IN (SELECT id FROM hidden_article) AS hidden FROM article CROSS JOIN article_body ON article_id = id)"),
        new(ArchiveKinds.Shown, "text_id"),
        new(ArchiveKinds.Revision, "article_id, id"),
        new(ArchiveKinds.Story, "id"),
        new(ArchiveKinds.Decision, "id"),
        new(
            ArchiveKinds.Entry,
            "id",
            """
            (SELECT id, source_id, entry_key, link, payload_hash, revisions, first_seen, attempts, article_id, failure, payload,
                    CASE state WHEN 0 THEN 'waits' WHEN 1 THEN 'done' ELSE 'given up' END AS state,
                    CASE state WHEN 0 THEN host END AS host, CASE state WHEN 0 THEN due END AS due
             FROM entry LEFT JOIN entry_payload ON entry_id = id)
            """),
        new(ArchiveKinds.EntryName, "source_id, name"),
        new(ArchiveKinds.Fetch, "source_id, id"),
        new(ArchiveKinds.Setting, "name"),
        new(ArchiveKinds.Picture, "id"),
        new(ArchiveKinds.Image, "id"),
        new(ArchiveKinds.Report, "picture_id, reporter"),
        new(ArchiveKinds.PictureDecision, "id"),
        new(ArchiveKinds.OperatorSource, "source_id"),
        new(ArchiveKinds.Account, "id"),
        new(ArchiveKinds.AccessKey, "id"),
        new(ArchiveKinds.Audit, "id"),
        new(
            ArchiveKinds.Counter,
            "name",
            """
            (SELECT name, seq AS n FROM sqlite_sequence WHERE seq > 0
             UNION ALL SELECT 'visible_change', version FROM change_counter WHERE version > 0)
            """),
    ];

    private string[] Keys => Key.Split(", ");

    /// <summary>Some rows, and the key of the last one; null when there are no more rows.</summary>
    /// <param name="session">The transaction to read in.</param>
    /// <param name="after">The rows begin after this key; null for the first rows.</param>
    public (List<ArchiveRow> Rows, object[]? Last) Read(Session session, object[]? after)
    {
        var columns = ArchiveKinds.Columns[Kind];
        var keys = Keys;
        object[]? last = null;
        var rows = session.Query(
            $"""
            SELECT {string.Join(", ", columns.Concat(keys))} FROM {From ?? Kind}
            {(after is null ? "" : $"WHERE ({Key}) > ({string.Join(", ", KeyNames[..keys.Length])})")}
            ORDER BY {Key} LIMIT {RowsAtOnce}
            """,
            row =>
            {
                last = [.. keys.Select((_, i) => row.GetValue(columns.Count + i))];
                return new ArchiveRow(Kind, columns.Index().ToDictionary(column => column.Item, column => Value(row, column.Index), StringComparer.Ordinal));
            },
            [.. (after ?? []).Select((value, i) => (KeyNames[i], (object?)value))]);
        return (rows, rows.Count == RowsAtOnce ? last : null);
    }

    private static object? Value(SqliteDataReader row, int ordinal) => row.IsDBNull(ordinal) ? null : row.GetValue(ordinal);
}

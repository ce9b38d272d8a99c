using Aggregator.Storage.Accounts;
using Aggregator.Storage.Sqlite.Engine;
using Microsoft.Data.Sqlite;

namespace Aggregator.Storage.Sqlite.Accounts;

/// <summary>The table of the audit. A port that changes something appends its record in its own transaction.</summary>
internal static class AuditTable
{
    public static void Append(Session session, AuditRecord record) => session.Execute(
        """
        INSERT INTO audit (at, author, way, what, subject, old_value, new_value)
        VALUES ($at, $author, $way, $what, $subject, $old, $new)
        """,
        ("$at", record.At.Stamp),
        ("$author", record.By.Name),
        ("$way", record.By.Way.ToString()),
        ("$what", record.What.ToString()),
        ("$subject", record.Subject),
        ("$old", record.Before),
        ("$new", record.After));

    public static IReadOnlyList<AuditRecord> Read(Session session, AuditQuery query) => session.Query(
        """
        SELECT id, at, author, way, what, subject, old_value, new_value FROM audit
        WHERE ($before IS NULL OR id < $before) AND ($author IS NULL OR author = $author)
          AND ($what IS NULL OR what = $what) AND ($subject IS NULL OR subject = $subject)
        ORDER BY id DESC LIMIT $limit
        """,
        RecordOf,
        ("$before", query.Before),
        ("$author", query.By),
        ("$what", query.What?.ToString()),
        ("$subject", query.Subject),
        ("$limit", query.Limit));

    private static AuditRecord RecordOf(SqliteDataReader row) => new()
    {
        Id = row.GetInt64(0),
        At = row.Instant(1),
        By = new Author(row.GetString(2), Enum.Parse<AuthorWay>(row.GetString(3))),
        What = Enum.TryParse<AuditAction>(row.GetString(4), out var what) ? what : AuditAction.Unknown,
        Subject = row.TextOrNull(5),
        Before = row.TextOrNull(6),
        After = row.TextOrNull(7),
    };
}

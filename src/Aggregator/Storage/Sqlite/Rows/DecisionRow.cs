using Aggregator.Storage.Policy.Stories;
using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Stories.Decisions;
using Microsoft.Data.Sqlite;

namespace Aggregator.Storage.Sqlite.Rows;

/// <summary>Reads and writes decisions in their table.</summary>
internal static class DecisionRow
{
    /// <returns>In order of id. Kinds that only a newer version of the program knows are left out.</returns>
    public static List<EditorDecision> All(Session session) =>
        [.. session.Query("SELECT id, kind, story_id, article_id, other_id, decided_by, at, reason FROM decision ORDER BY id", Read).OfType<EditorDecision>()];

    public static long Add(Session session, EditorDecision decision)
    {
        var (kind, story, article, other) = DecisionForm.Of(decision);
        return session.Number(
            """
            INSERT INTO decision (kind, story_id, article_id, other_id, decided_by, at, reason)
            VALUES ($kind, $story, $article, $other, $by, $at, $reason)
            RETURNING id
            """,
            ("$kind", kind),
            ("$story", story),
            ("$article", article),
            ("$other", other),
            ("$by", decision.By),
            ("$at", decision.At.Stamp),
            ("$reason", decision.Reason)) ?? throw new InvalidOperationException("SQLite returned no id for an inserted decision.");
    }

    private static EditorDecision? Read(SqliteDataReader row) =>
        new DecisionForm(row.GetString(1), row.NumberOrNull(2), row.NumberOrNull(3), row.NumberOrNull(4))
            .Read(row.GetInt64(0), row.GetString(5), row.Instant(6), row.TextOrNull(7) ?? "");
}

using System.Diagnostics;
using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Stories;
using Aggregator.Stories.Decisions;
using Microsoft.Data.Sqlite;

namespace Aggregator.Storage.Sqlite.Desk;

/// <summary>How a decision stands in its columns: what it is about, and the other thing that it names.</summary>
internal static class DecisionRow
{
    /// <returns>In order of id. What a newer version of the program decided is left out, and applied again by it.</returns>
    public static List<EditorDecision> All(Session session) =>
        [.. session.Query("SELECT id, kind, story_id, article_id, other_id, decided_by, at, reason FROM decision ORDER BY id", Read).OfType<EditorDecision>()];

    public static long Add(Session session, EditorDecision decision)
    {
        var (kind, story, article, other) = Columns(decision);
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

    /// <summary>The articles by whose numbers the decision names articles and stories.</summary>
    public static IEnumerable<long> Named(EditorDecision decision) => decision switch
    {
        EditorDecision.Undo => [],
        EditorDecision.Lead lead => [lead.Article],
        _ => Columns(decision) is var (_, story, article, other) ? new[] { story, article, other }.OfType<long>() : [],
    };

    private static (string Kind, long? Story, long? Article, long? Other) Columns(EditorDecision decision) => decision switch
    {
        EditorDecision.Merge merge => ("merge", null, merge.Article, merge.Of),
        EditorDecision.Split split => ("split", null, split.Article, null),
        EditorDecision.Never never => ("never", null, never.Article, never.Other),
        EditorDecision.Join join => ("join", join.StoryId, join.Article, null),
        EditorDecision.Unite unite => ("unite", unite.StoryId, null, unite.Into),
        EditorDecision.Lead lead => ("lead", lead.StoryId, lead.Article, null),
        EditorDecision.Hide hide => ("hide", null, hide.Article, null),
        EditorDecision.HideStory hide => ("hide-story", hide.StoryId, null, null),
        EditorDecision.Pin pin => ("pin", pin.StoryId, null, null),
        EditorDecision.Undo undo => ("undo", null, null, undo.Decision),
        _ => throw new UnreachableException(),
    };

    private static EditorDecision? Read(SqliteDataReader row)
    {
        var (id, by, at, reason) = (row.GetInt64(0), row.GetString(5), row.Instant(6), row.TextOrNull(7) ?? "");
        var (story, article, other) = (row.NumberOrNull(2) ?? 0, row.NumberOrNull(3) ?? 0, row.NumberOrNull(4) ?? 0);
        return row.GetString(1) switch
        {
            "merge" => new EditorDecision.Merge(id, by, at, reason, article, other),
            "split" => new EditorDecision.Split(id, by, at, reason, article),
            "never" => new EditorDecision.Never(id, by, at, reason, article, other),
            "join" => new EditorDecision.Join(id, by, at, reason, article, story),
            "unite" => new EditorDecision.Unite(id, by, at, reason, story, other),
            "lead" => new EditorDecision.Lead(id, by, at, reason, story, article),
            "hide" => new EditorDecision.Hide(id, by, at, reason, article),
            "hide-story" => new EditorDecision.HideStory(id, by, at, reason, story),
            "pin" => new EditorDecision.Pin(id, by, at, reason, story),
            "undo" => new EditorDecision.Undo(id, by, at, reason, other),
            _ => null,
        };
    }
}

using Aggregator.Storage.Sqlite.Desk;
using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Stories;

namespace Aggregator.Storage.Sqlite.Stories;

/// <summary>Places the articles of a story anew that turned out to be on the event of another.</summary>
internal static class StoryJoining
{
    /// <summary>The caller brings both stories up to date, by which what editors decided holds on.</summary>
    public static void Move(Session session, JoinedStory joined, long storyId)
    {
        session.Execute(
            "UPDATE article SET story_id = $story, found_story_id = $story WHERE id IN (SELECT value FROM json_each($ids))",
            ("$story", storyId),
            ("$ids", DecisionScope.Numbers(joined.Articles)));
        foreach (var (id, known) in Originals(session, joined))
        {
            session.Execute("UPDATE article SET explanation = $why WHERE id = $id", ("$why", Explained(joined, known)), ("$id", id));
        }
    }

    /// <summary>A duplicate stands where its text does, and goes on saying so.</summary>
    private static List<(long Id, string? Explanation)> Originals(Session session, JoinedStory joined) => session.Query(
        "SELECT id, explanation FROM article WHERE id IN (SELECT value FROM json_each($ids)) AND found_duplicate_of IS NULL",
        row => (row.GetInt64(0), row.TextOrNull(1)),
        ("$ids", DecisionScope.Numbers(joined.Articles)));

    /// <summary>What is known of the article itself stays.</summary>
    private static string Explained(JoinedStory joined, string? known) =>
        Explanation.Parse(known) is { } before && Explanation.Parse(joined.Explanation) is { } bridge
            ? (bridge with { Credit = before.Credit, Rejected = before.Rejected }).ToJson()
            : joined.Explanation;
}

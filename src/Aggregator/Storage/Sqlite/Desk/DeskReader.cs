using Aggregator.Storage.Policy.Stories;
using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Storage.Sqlite.Rows;
using Aggregator.Stories.Shown;

namespace Aggregator.Storage.Sqlite.Desk;

/// <summary>Reads stories for the desk, with articles that are hidden from readers.</summary>
internal static class DeskReader
{
    public static DeskStory? Story(Session session, long id, long after)
    {
        var story = DeskRules.StoryNamed(new SqliteStoryRows(session), id);
        var count = session.Number("SELECT COUNT(*) FROM article WHERE story_id = $story", ("$story", story)) ?? 0;
        var articles = session.Query(
            """
            SELECT a.id, a.source_id, a.title, a.at, a.duplicate_of, h.id IS NOT NULL, a.found_story_id, a.found_copy_of
            FROM article AS a LEFT JOIN hidden_article AS h ON h.id = a.id
            WHERE a.story_id = $story AND a.id > $after ORDER BY a.id LIMIT $most
            """,
            row => new DeskArticle(
                row.GetInt64(0), row.GetString(1), row.GetString(2), row.Instant(3), row.NumberOrNull(4), row.GetBoolean(5))
            {
                FoundStoryId = row.GetInt64(6),
                FoundCopyOf = row.NumberOrNull(7),
            },
            ("$story", story),
            ("$after", after),
            ("$most", Aggregator.Stories.Story.MostListed));
        var shown = session.Query(
            "SELECT lead_id, pinned, lead_reason FROM story WHERE id = $story",
            row => (Lead: (long?)row.GetInt64(0), IsPinned: row.GetBoolean(1), Why: LeadReason.Parse(row.TextOrNull(2))),
            ("$story", story)).FirstOrDefault();
        return count == 0 ? null : new DeskStory(story, shown.IsPinned, shown.Lead, shown.Why, [.. articles.OrderBy(article => article.At).ThenBy(article => article.Id)])
        {
            AllArticles = (int)count,
        };
    }

    /// <summary>The numbers of all articles of the story, and its own, which no article may have any more.</summary>
    public static HashSet<long> Members(Session session, long id) =>
    [
        id,
        .. session.Query(
            "SELECT id FROM article WHERE story_id = $story",
            row => row.GetInt64(0),
            ("$story", DeskRules.StoryNamed(new SqliteStoryRows(session), id))),
    ];
}

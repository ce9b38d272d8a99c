using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Stories;
using Aggregator.Stories.Shown;

namespace Aggregator.Storage.Sqlite.Desk;

/// <summary>Reads stories as the desk needs them: with what is hidden from readers.</summary>
internal static class DeskReader
{
    /// <returns>Null when there is no such article, or it waits to be placed.</returns>
    public static long? StoryOf(Session session, long article) =>
        session.Number("SELECT story_id FROM article WHERE id = $id", ("$id", article));

    /// <summary>The article by which a decision names a story: of its own number, else its first.</summary>
    /// <returns>0 when there is no such story.</returns>
    public static long Anchor(Session session, long story) =>
        session.Number("SELECT id FROM article WHERE story_id = $story ORDER BY id <> $story, id LIMIT 1", ("$story", story)) ?? 0;

    public static DeskStory? Story(Session session, long id)
    {
        // The number of an article that has gone elsewhere names the story in which it is now.
        var story = Anchor(session, id) != 0 ? id : StoryOf(session, id) ?? id;
        var articles = session.Query(
            """
            SELECT a.id, a.source_id, a.title, a.at, a.duplicate_of, h.id IS NOT NULL, a.found_story_id, a.found_copy_of
            FROM article AS a LEFT JOIN hidden_article AS h ON h.id = a.id
            WHERE a.story_id = $story ORDER BY a.at, a.id
            """,
            row => new DeskArticle(
                row.GetInt64(0), row.GetString(1), row.GetString(2), row.Instant(3), row.NumberOrNull(4), row.GetBoolean(5),
                row.GetInt64(6), row.NumberOrNull(7)),
            ("$story", story));
        var shown = session.Query(
            "SELECT lead_id, pinned, lead_reason FROM story WHERE id = $story",
            row => (Lead: (long?)row.GetInt64(0), IsPinned: row.GetBoolean(1), Why: LeadReason.Parse(row.TextOrNull(2))),
            ("$story", story)).FirstOrDefault();
        return articles.Count == 0 ? null : new DeskStory(story, shown.IsPinned, shown.Lead, shown.Why, articles);
    }
}

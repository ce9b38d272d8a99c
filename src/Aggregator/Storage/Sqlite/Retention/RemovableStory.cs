using Aggregator.Storage.Policy.Stories;
using Aggregator.Storage.Sqlite.Engine;

namespace Aggregator.Storage.Sqlite.Retention;

/// <summary>A story that may be removed with all its articles, because they are old and nothing else needs them.</summary>
internal static class RemovableStory
{
    /// <returns>Its articles; empty when it has to stay.</returns>
    public static List<long> Articles(Session session, long story, DateTimeOffset before, HashSet<long> kept)
    {
        var articles = session.Query(
            """
            SELECT id, story_id IS found_story_id AND MAX(at, first_seen) < $before
                   AND NOT EXISTS (SELECT 1 FROM article AS copy WHERE copy.duplicate_of = article.id AND copy.story_id <> $story)
            FROM article WHERE story_id = $story
            UNION ALL
            SELECT id, 0 FROM article WHERE found_story_id = $story AND story_id IS NOT $story
            """,
            row => (Id: row.GetInt64(0), MayGo: row.GetBoolean(1)),
            ("$story", story),
            ("$before", before.Stamp));
        return articles.TrueForAll(article => article.MayGo && !kept.Contains(article.Id)) ? articles.ConvertAll(article => article.Id) : [];
    }

    /// <returns>How many articles were removed.</returns>
    public static int Remove(Session session, long story, DateTimeOffset before, HashSet<long> kept)
    {
        var articles = Articles(session, story, before, kept);
        if (articles.Count == 0)
        {
            return 0;
        }

        session.Execute("DELETE FROM story WHERE id = $story", ("$story", story));
        session.Execute("DELETE FROM story_texts WHERE story_id = $story", ("$story", story));
        return ArticleRemoval.Delete(session, articles, KeptForEver.RemovedNote);
    }
}

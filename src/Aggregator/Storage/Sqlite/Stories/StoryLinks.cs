using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Stories;

namespace Aggregator.Storage.Sqlite.Stories;

/// <summary>Reads which closed story a story continues, and which story continues it.</summary>
/// <remarks>Links name a story by the number of its first article, and lead to the story in which this article is.</remarks>
internal static class StoryLinks
{
    /// <summary>For each story that continues another, the story that it continues.</summary>
    public static Dictionary<long, StoryLink> Earlier(Session session, string stories) => Read(
        session,
        """
        SELECT later.id, s.id, a.title, s.first_seen
        FROM json_each($stories) AS asked CROSS JOIN story AS later ON later.id = asked.value
            CROSS JOIN article AS first ON first.id = later.continues
            CROSS JOIN story AS s ON s.id = first.story_id CROSS JOIN article AS a ON a.id = s.lead_id
        WHERE s.id <> later.id
        """,
        ("$stories", stories));

    /// <summary>For each story that another one continues, the later story; the first when there are several.</summary>
    public static Dictionary<long, StoryLink> Later(Session session, string stories) => Read(
        session,
        """
        SELECT asked.value, s.id, a.title, s.first_seen
        FROM json_each($stories) AS asked CROSS JOIN story AS s ON s.continues IN (
                SELECT id FROM article WHERE story_id = asked.value ORDER BY id LIMIT $most)
            CROSS JOIN article AS a ON a.id = s.lead_id
        WHERE s.id <> asked.value
        ORDER BY s.id DESC
        """,
        ("$stories", stories),
        ("$most", Story.MostListed));

    private static Dictionary<long, StoryLink> Read(Session session, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var links = new Dictionary<long, StoryLink>();
        foreach (var (story, link) in session.Query(sql, row => (row.GetInt64(0), new StoryLink(row.GetInt64(1), row.GetString(2), row.Instant(3))), parameters))
        {
            links[story] = link;
        }

        return links;
    }
}

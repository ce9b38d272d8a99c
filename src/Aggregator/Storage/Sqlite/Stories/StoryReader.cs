using Aggregator.Storage.Policy.Stories;
using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Storage.Sqlite.Search;
using Aggregator.Stories;

namespace Aggregator.Storage.Sqlite.Stories;

/// <summary>Reads articles and stories in the order of a query.</summary>
internal static class StoryReader
{
    public static List<StoryArticle> LatestArticles(Session session, ArticleQuery query, ArticleFilter filter)
    {
        if (filter.Match is not null)
        {
            return query.ByRelevance
                ? SearchRank.Best(session, query, filter)
                : InOrder(session, query, SearchHits.Newest(session, query, filter, query.Limit));
        }

        var copies = query.IncludeDuplicates ? "" : " AND a.duplicate_of IS NULL";
        var after = query.After is null ? "" : " AND (a.at, a.id) < ($after_at, $after_id)";
        return ShownVersions.Put(session, query, session.Query(
            $"""
            SELECT {(query.HeadlinesOnly ? ArticleColumns.HeadlineColumns + " FROM article AS a" : ArticleColumns.Columns + " FROM " + ArticleColumns.Whole)}
            WHERE {filter.Conditions}{copies}{after}
            ORDER BY a.at DESC, a.id DESC
            LIMIT $limit
            """,
            ArticleColumns.Read,
            [.. filter.Values, .. Page(query)]));
    }

    /// <summary>The articles with numbers in a span as lists show them, the latest first.</summary>
    public static List<StoryArticle> Arrived(Session session, long after, long upTo) => ShownVersions.Put(session, new ArticleQuery(), session.Query(
        $"""
        SELECT {ArticleColumns.Columns} FROM {ArticleColumns.Whole}
        WHERE a.id > $after AND a.id <= $up_to AND a.story_id IS NOT NULL AND a.duplicate_of IS NULL AND {ArticleFilter.IsShown}
        ORDER BY a.id DESC
        """,
        ArticleColumns.Read,
        ("$after", after),
        ("$up_to", upTo)));

    /// <summary>The articles with the numbers, in the order of the numbers.</summary>
    public static List<StoryArticle> InOrder(Session session, ArticleQuery query, List<long> ids)
    {
        var articles = session.Query(
            $"SELECT {ArticleColumns.Columns} FROM {ArticleColumns.Whole} WHERE a.id IN (SELECT value FROM json_each($ids))",
            ArticleColumns.Read,
            ("$ids", JsonList.Of(ids))).ToDictionary(article => article.Id);
        return ShownVersions.Put(session, query, ids.ConvertAll(id => articles[id]));
    }

    public static IReadOnlyList<Story> LatestStories(Session session, ArticleQuery query, ArticleFilter filter)
    {
        var matching = query.IsOpen ? "1"
            : filter.Match is not null ? "id IN (SELECT value FROM json_each($stories))"
            : $"EXISTS (SELECT 1 FROM article AS a WHERE a.story_id = story.id AND {filter.Conditions})";
        var (after, order) = query.ByWeight
            ? ("(pinned, weight, id) < ((SELECT pinned FROM story WHERE id = $after_id), (SELECT weight FROM story WHERE id = $after_id), $after_id)", "weight")
            : ("(pinned, last_updated, id) < (COALESCE((SELECT pinned FROM story WHERE id = $after_id), 0), $after_at, $after_id)", "last_updated");
        var rows = session.Query(
            $"""
            SELECT {StoryRow.Columns} FROM story
            WHERE {matching}{(query.After is null ? "" : " AND " + after)}
            ORDER BY pinned DESC, {order} DESC, id DESC
            LIMIT $limit
            """,
            StoryRow.Read,
            [.. Matching(session, query, filter), .. Page(query)]);
        return Assemble(session, rows, withTexts: false);
    }

    /// <returns>Null when there is no such article, it waits to be placed, or it is hidden.</returns>
    public static StoryArticle? FindArticle(Session session, long id) => session.Query(
        $"""
        SELECT {ArticleColumns.Columns}, a.explanation, a.story_id IS NOT a.found_story_id OR a.duplicate_of IS NOT a.found_duplicate_of
        FROM {ArticleColumns.Whole} WHERE a.id = $id AND a.story_id IS NOT NULL AND {ArticleFilter.IsShown}
        """,
        row => ArticleColumns.Read(row) with
        {
            Explanation = ShownExplanation.Of(row.GetBoolean(ArticleColumns.Count + 1), row.TextOrNull(ArticleColumns.Count)),
        },
        ("$id", id)).FirstOrDefault();

    /// <summary>The articles of a story without their texts, the lead first.</summary>
    public static List<StoryArticle> Members(Session session, long storyId) => session.Query(
        $"""
        SELECT {ArticleColumns.HeadlineColumns} FROM article AS a
        WHERE a.id IN (SELECT id FROM ({Listed("$id")}) UNION SELECT lead_id FROM story WHERE id = $id)
        ORDER BY a.id <> (SELECT lead_id FROM story WHERE id = $id), a.at, a.id
        """,
        ArticleColumns.Read,
        ("$id", storyId),
        ("$most", Story.MostListed));

    /// <summary>The statement for the listed articles of a story.</summary>
    private static string Listed(string story) =>
        $"SELECT a.id FROM article AS a WHERE a.story_id = {story} AND {ArticleFilter.IsShown} ORDER BY a.id LIMIT $most";

    /// <returns>Null when there is no such story.</returns>
    public static Story? FindStory(Session session, long id)
    {
        // A story has the number of one of its articles. When a story was merged into another, this article is in the other
        // story.
        var rows = session.Query(
            $"""
            SELECT {StoryRow.Columns} FROM story
            WHERE id IN ($id, (SELECT story_id FROM article WHERE id = $id))
            ORDER BY id <> $id LIMIT 1
            """,
            StoryRow.Read,
            ("$id", id));
        return Assemble(session, rows, withTexts: true) is [var story, ..] ? story : null;
    }

    private static IEnumerable<(string Name, object? Value)> Matching(Session session, ArticleQuery query, ArticleFilter filter) =>
        query.IsOpen ? []
        : filter.Match is null ? filter.Values
        : [("$stories", JsonList.Of(SearchHits.Stories(session, query, filter)))];

    private static (string Name, object? Value)[] Page(ArticleQuery query) => query.After is { } after
        ? [("$limit", query.Limit), ("$after_at", after.At.Stamp), ("$after_id", after.Id)]
        : [("$limit", query.Limit)];

    /// <param name="session">The transaction to read in.</param>
    /// <param name="rows">The stories in the order of the answer.</param>
    /// <param name="withTexts">Whether all listed articles have their texts. Lists of stories need only the text of the
    /// lead.</param>
    private static IReadOnlyList<Story> Assemble(Session session, List<StoryRow> rows, bool withTexts)
    {
        if (rows.Count == 0)
        {
            return [];
        }

        var stories = JsonList.Of(rows.Select(row => row.Story.Id));
        var members = session.Query(
            $"""
            SELECT {(withTexts ? ArticleColumns.Columns : ArticleColumns.HeadlineColumns)}
            FROM json_each($ids) AS asked CROSS JOIN {(withTexts ? ArticleColumns.Whole : "article AS a")}
            WHERE a.id IN (SELECT id FROM ({Listed("asked.value")}) UNION SELECT lead_id FROM story WHERE id = asked.value)
            ORDER BY a.at, a.id
            """,
            ArticleColumns.Read,
            ("$ids", stories),
            ("$most", Story.MostListed));
        if (!withTexts)
        {
            var leads = InOrder(session, new ArticleQuery { IncludeDuplicates = true }, rows.ConvertAll(row => row.LeadId)).ToDictionary(lead => lead.Id);
            members = members.ConvertAll(member => leads.GetValueOrDefault(member.Id) ?? member);
        }

        var byStory = members.ToLookup(member => member.StoryId);
        var (earlier, later) = (StoryLinks.Earlier(session, stories), StoryLinks.Later(session, stories));
        return
        [
            .. rows.Select(row => StoryParts.Join(row.Story, row.LeadId, [.. byStory[row.Story.Id]]) with
            {
                Continues = earlier.GetValueOrDefault(row.Story.Id),
                ContinuedBy = later.GetValueOrDefault(row.Story.Id),
            }),
        ];
    }
}

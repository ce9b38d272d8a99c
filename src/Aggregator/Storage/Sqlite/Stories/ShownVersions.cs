using Aggregator.Storage.Sqlite.Desk;
using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Stories;
using Aggregator.Stories.Shown;

namespace Aggregator.Storage.Sqlite.Stories;

/// <summary>Which version of each text that several papers carry is shown: kept beside the articles, put in its place in lists.</summary>
internal static class ShownVersions
{
    /// <summary>By text, those that are kept of one story.</summary>
    public static Dictionary<long, ShownVersion> Of(Session session, long storyId) => session.Query(
        "SELECT text_id, article_id, why FROM article AS a CROSS JOIN shown_version ON text_id = a.id WHERE a.story_id = $story",
        row => (Text: row.GetInt64(0), Version: new ShownVersion(row.GetInt64(1), Enum.Parse<ShownReason>(row.GetString(2)))),
        ("$story", storyId)).ToDictionary(row => row.Text, row => row.Version);

    /// <summary>Writes down what changed.</summary>
    /// <param name="session">In the transaction that places.</param>
    /// <param name="before">As <see cref="Of"/> read them.</param>
    /// <param name="now">Those that hold.</param>
    public static void Save(Session session, Dictionary<long, ShownVersion> before, IReadOnlyDictionary<long, ShownVersion> now)
    {
        foreach (var text in before.Keys.Where(text => !now.ContainsKey(text)))
        {
            session.Execute("DELETE FROM shown_version WHERE text_id = $text", ("$text", text));
        }

        foreach (var (text, version) in now.Where(one => before.GetValueOrDefault(one.Key) != one.Value))
        {
            session.Execute(
                """
                INSERT INTO shown_version (text_id, article_id, why) VALUES ($text, $article, $why)
                ON CONFLICT (text_id) DO UPDATE SET article_id = excluded.article_id, why = excluded.why
                """,
                ("$text", text),
                ("$article", version.Id),
                ("$why", version.Why.ToString()));
        }
    }

    /// <summary>Puts the shown versions where their texts stand.</summary>
    /// <param name="session">For reading.</param>
    /// <param name="query">Who chose papers, countries or sections wants these papers' own versions.</param>
    /// <param name="articles">In order.</param>
    public static List<StoryArticle> Put(Session session, ArticleQuery query, List<StoryArticle> articles)
    {
        if (articles.Count == 0 || query.IncludeDuplicates || query.SourceIds.Count + query.Countries.Count + query.Sections.Count > 0)
        {
            return articles;
        }

        var shown = session.Query(
            $"""
            SELECT {ArticleRow.Columns}, v.text_id FROM shown_version AS v CROSS JOIN {ArticleRow.Whole}
            WHERE a.id = v.article_id AND v.text_id IN (SELECT value FROM json_each($ids)) AND v.article_id <> v.text_id
            """,
            row => ArticleRow.Read(row) with { InPlaceOf = row.GetInt64(ArticleRow.Count) },
            ("$ids", DecisionScope.Numbers(articles.Select(article => article.Id)))).ToDictionary(version => version.ItemId);
        return shown.Count == 0 ? articles : articles.ConvertAll(first => shown.TryGetValue(first.Id, out var version) ? Put(version, first) : first);
    }

    // The text is as old as its first version. That another paper's is shown now is no change of the text; what that paper changed later is.
    private static StoryArticle Put(StoryArticle version, StoryArticle first) => version with
    {
        At = first.At,
        FirstSeen = first.FirstSeen,
        UpdatedAt = version.UpdatedAt > version.FirstSeen && version.UpdatedAt > first.UpdatedAt ? version.UpdatedAt : first.UpdatedAt,
    };
}

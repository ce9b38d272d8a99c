using Aggregator.Storage.Policy.Stories;
using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Stories;

namespace Aggregator.Storage.Sqlite.Stories;

/// <summary>Reads which version of each text that several papers carry is shown in lists.</summary>
internal static class ShownVersions
{
    /// <summary>Puts the shown versions where their texts stand.</summary>
    /// <param name="session">For reading.</param>
    /// <param name="query">What was asked for.</param>
    /// <param name="articles">In order.</param>
    public static List<StoryArticle> Put(Session session, ArticleQuery query, List<StoryArticle> articles)
    {
        if (articles.Count == 0 || !ShownInPlace.Applies(query))
        {
            return articles;
        }

        var shown = session.Query(
            $"""
            SELECT {ArticleColumns.Columns}, v.text_id FROM shown_version AS v CROSS JOIN {ArticleColumns.Whole}
            WHERE a.id = v.article_id AND v.text_id IN (SELECT value FROM json_each($ids)) AND v.article_id <> v.text_id
            """,
            row => (Text: row.GetInt64(ArticleColumns.Count), Version: ArticleColumns.Read(row)),
            ("$ids", JsonList.Of(articles.Select(article => article.Id)))).ToDictionary(shown => shown.Text, shown => shown.Version);
        return shown.Count == 0 ? articles : articles.ConvertAll(first => shown.TryGetValue(first.Id, out var version) ? ShownInPlace.Put(version, first) : first);
    }
}

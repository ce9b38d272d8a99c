using Aggregator.Storage.Policy.Stories;
using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Stories;

namespace Aggregator.Storage.Sqlite.Stories;

/// <summary>Reads which version of a text is shown in lists when several papers have it.</summary>
internal static class ShownVersions
{
    /// <summary>Replaces the first version of each text by the shown version.</summary>
    /// <param name="session">The transaction to read in.</param>
    /// <param name="query">The query of the list.</param>
    /// <param name="articles">The articles in the order of the list.</param>
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

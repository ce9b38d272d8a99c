using Aggregator.Storage.Policy.Search;
using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Storage.Sqlite.Search;
using Aggregator.Stories;
using Aggregator.Text.Search;

namespace Aggregator.Storage.Sqlite.Stories;

/// <summary>Reads the newest hits of a search, ordered by <see cref="SearchWorth"/>.</summary>
internal static class SearchRank
{
    public static List<StoryArticle> Best(Session session, ArticleQuery query, ArticleFilter filter)
    {
        var hits = SearchHits.Newest(session, query, filter, query.RankedHits);
        // The query has a filter only when its search can be read.
        var match = (SearchQuery.Match)SearchQuery.Parse(query.Search!);
        var ranking = new SearchRanking(match, Rarities(session, match));
        var scored = session.Query(
            "SELECT id, at, title, text FROM article JOIN article_body ON article_id = id WHERE id IN (SELECT value FROM json_each($ids))",
            row => (Id: row.GetInt64(0), At: row.GetInt64(1), Score: ranking.Score(row.GetString(2), row.GetString(3))),
            ("$ids", JsonList.Of(hits)));
        return StoryReader.InOrder(session, query, SearchWorth.Page(scored, query));
    }

    /// <remarks>Only a term's plainest form is looked up: each lookup costs time, and the other forms hardly change which term is
    /// rarer.</remarks>
    private static List<double> Rarities(Session session, SearchQuery.Match match)
    {
        if (match.Terms.Count == 1)
        {
            return [1];
        }

        var articles = session.Number("SELECT MAX(id) FROM article") ?? 1;
        return [.. match.Terms.Select(term => SearchWorth.Rarity(
            session.Query(
                $"SELECT rowid FROM article_text WHERE article_text MATCH $match ORDER BY rowid DESC LIMIT {SearchWorth.Sample}",
                row => row.GetInt64(0),
                ("$match", FullTextExpression.OfTerm(term.Plainest()))),
            articles))];
    }
}

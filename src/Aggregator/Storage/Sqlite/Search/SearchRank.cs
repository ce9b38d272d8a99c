using Aggregator.Storage.Sqlite.Desk;
using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Storage.Sqlite.Stories;
using Aggregator.Stories;
using Aggregator.Text.Search;

namespace Aggregator.Storage.Sqlite.Search;

/// <summary>Orders the newest hits of a search by how well they fit and how young they are.</summary>
internal static class SearchRank
{
    /// <summary>An article so much older than the newest hit weighs half: news age.</summary>
    private static readonly TimeSpan HalfLife = TimeSpan.FromDays(7);

    /// <summary>However old, a hit keeps so much of its worth.</summary>
    private const double LeastWorth = .25;

    /// <summary>The newest articles of a word from which its rarity is told.</summary>
    private const int Sample = 64;

    public static List<StoryArticle> Best(Session session, ArticleQuery query, ArticleFilter filter)
    {
        var hits = SearchHits.Newest(session, query, filter, query.RankedHits);
        // The filter would be null otherwise.
        var match = (SearchQuery.Match)SearchQuery.Parse(query.Search!);
        var ranking = new SearchRanking(match, Rarities(session, match));
        var scored = session.Query(
            "SELECT id, at, title, text FROM article JOIN article_body ON article_id = id WHERE id IN (SELECT value FROM json_each($ids))",
            row => (Id: row.GetInt64(0), At: row.GetInt64(1), Score: ranking.Score(row.GetString(2), row.GetString(3))),
            ("$ids", DecisionScope.Numbers(hits)));
        var newest = scored.Select(hit => hit.At).DefaultIfEmpty().Max();
        var ordered = scored.OrderByDescending(hit => hit.Score * Worth(newest - hit.At)).ThenByDescending(hit => hit.At).ThenByDescending(hit => hit.Id)
            .Select(hit => hit.Id).ToList();

        // A page goes on after the article that ended the last one; when that has left the newest hits, there is nothing to go on from.
        var start = query.After is { } after ? ordered.IndexOf(after.Id) is >= 0 and var last ? last + 1 : ordered.Count : 0;
        return StoryReader.InOrder(session, query, [.. ordered.Skip(start).Take(query.Limit)]);
    }

    private static double Worth(long milliseconds) =>
        LeastWorth + ((1 - LeastWorth) * Math.Pow(.5, TimeSpan.FromMilliseconds(milliseconds) / HalfLife));

    /// <summary>How far back the newest articles of a term reach tells how rare it is, without counting them all.</summary>
    /// <remarks>Of its plainest form: each form is looked up in every part of the index, and the others hardly change how terms compare.</remarks>
    private static List<double> Rarities(Session session, SearchQuery.Match match)
    {
        if (match.Terms.Count == 1)
        {
            return [1];
        }

        var articles = session.Number("SELECT MAX(id) FROM article") ?? 1;
        return [.. match.Terms.Select(term =>
        {
            var newest = session.Query(
                $"SELECT rowid FROM article_text WHERE article_text MATCH $match ORDER BY rowid DESC LIMIT {Sample}",
                row => row.GetInt64(0),
                ("$match", term.Plainest().Expression()));
            var share = newest.Count == 0 ? 0 : newest.Count < Sample ? newest.Count / (double)articles : Sample / (double)(articles - newest[^1] + 1);
            return SearchRanking.Rarity(share, articles);
        })];
    }
}

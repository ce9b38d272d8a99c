using Aggregator.Storage.LiteDb.Documents;
using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.LiteDb.Search;
using Aggregator.Storage.Policy;
using Aggregator.Stories;
using Aggregator.Text.Search;
using LiteDB;
using Lucene.Net.Search;

namespace Aggregator.Storage.LiteDb.Reading;

/// <summary>Reads the articles that hold a search's words from the newest arrival backwards, and stops when no older one can matter.</summary>
/// <remarks>
/// The index is in order of arrival, lists are in order of <c>at</c>, which is never later than the arrival: once enough articles are
/// at hand that are younger than the latest arrival still unread could be, the rest need not be read. So the newest hits of a word that
/// stands in half of the articles cost what those of a rare word cost.
/// </remarks>
internal static class SearchHits
{
    /// <summary>Articles with the words that are looked at for one page.</summary>
    private const int Deepest = 20_000;

    private const int AtOnce = 64;

    /// <returns>The page of a search: newest first, or the best first where the query says so.</returns>
    public static List<StoryArticle> Page(LiteSession session, ArticleQuery query, SearchQuery.Match words, IndexSearcher index)
    {
        if (!ArticleConditions.Of(session, query).CanMatch(session))
        {
            return [];
        }

        return ArticleLists.Of(session, query, query.ByRelevance ? Best(session, query, words, index) : Newest(session, query, words, index, query.Limit));
    }

    /// <returns>The stories of the newest hits, the newest first.</returns>
    public static IReadOnlyList<long> Stories(LiteSession session, ArticleQuery query, SearchQuery.Match words, IndexSearcher index, int limit) =>
        [.. Read(session, query with { IncludeDuplicates = true, After = null }, words, index).Select(hit => hit.StoryId).Distinct().Take(limit)];

    private static List<long> Newest(LiteSession session, ArticleQuery query, SearchQuery.Match words, IndexSearcher index, int limit)
    {
        var best = new PriorityQueue<long, (long At, long Id)>();
        foreach (var hit in Read(session, query, words, index))
        {
            best.Enqueue(hit.Id, (hit.At, hit.Id));
            if (best.Count > limit)
            {
                best.Dequeue();
            }

            if (best.Count == limit && best.TryPeek(out _, out var oldest) && oldest.At >= hit.Arrival)
            {
                break;
            }
        }

        var ids = new List<long>(best.Count);
        while (best.TryDequeue(out var id, out _))
        {
            ids.Add(id);
        }

        ids.Reverse();
        return ids;
    }

    private static List<long> Best(LiteSession session, ArticleQuery query, SearchQuery.Match words, IndexSearcher index)
    {
        var hits = Newest(session, query, words, index, query.RankedHits);
        var ranking = new SearchRanking(words, Rarities(session, words, index));
        var bodies = session.Find(ArticleDocument.Bodies, hits).ToDictionary(body => body["_id"].AsInt64);
        return SearchWorth.Page(
            [
                .. session.Find(ArticleDocument.Collection, hits).Select(article => (
                    article["_id"].AsInt64,
                    article["at"].AsInt64,
                    ranking.Score(article["title"].AsString, bodies[article["_id"].AsInt64]["text"].AsString))),
            ],
            query);
    }

    /// <summary>Of a term's plainest form: the others hardly change how terms compare.</summary>
    private static List<double> Rarities(LiteSession session, SearchQuery.Match words, IndexSearcher index)
    {
        if (words.Terms.Count == 1)
        {
            return [1];
        }

        var articles = Math.Max(session.Count(ArticleDocument.Collection), 1);
        return [.. words.Terms.Select(term => SearchWorth.Rarity(
            [.. NewestHits.Of(index, SearchExpression.OfTerm(term.Plainest())).Take(SearchWorth.Sample).Select(hit => hit.Id)], articles))];
    }

    /// <returns>The latest arrivals first.</returns>
    private static IEnumerable<Hit> Read(LiteSession session, ArticleQuery query, SearchQuery.Match words, IndexSearcher index)
    {
        // Where the time begins, reading stops; an article's own instant is asked below.
        var (arrival, since) = (long.MaxValue, query.From?.ToUnixTimeMilliseconds() ?? long.MinValue);
        var conditions = ArticleConditions.Of(session, query);
        var asked = SearchExpression.Of(words, conditions.Unwanted, conditions.Papers?.Values.Select(paper => paper.Id).ToList());
        var until = query.To?.ToUnixTimeMilliseconds() ?? long.MaxValue;
        foreach (var some in NewestHits.Of(index, asked).Where(hit => hit.At < until).Take(Deepest).Chunk(AtOnce))
        {
            var articles = session.Find(ArticleDocument.Collection, some.Select(hit => hit.Id)).ToDictionary(article => article["_id"].AsInt64);
            foreach (var hit in some)
            {
                arrival = Math.Min(arrival, hit.SeenAt);
                if (arrival < since)
                {
                    yield break;
                }

                if (articles.TryGetValue(hit.Id, out var article) && conditions.Pass(session, article) && IsOfPage(query, article))
                {
                    yield return new Hit(hit.Id, hit.At, arrival, article["story"].AsInt64);
                }
            }
        }
    }

    private static bool IsOfPage(ArticleQuery query, BsonDocument article) =>
        (query.IncludeDuplicates || !article.ContainsKey("copy_of"))
        && (query.After is not { } after || query.ByRelevance
            || (article["at"].AsInt64, article["_id"].AsInt64).CompareTo((after.At.ToUnixTimeMilliseconds(), after.Id)) < 0);

    /// <param name="Arrival">No later than this did any article arrive that is still unread.</param>
    private readonly record struct Hit(long Id, long At, long Arrival, long StoryId);
}

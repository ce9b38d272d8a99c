using Aggregator.Storage.LiteDb.Documents;
using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.LiteDb.Search;
using Aggregator.Storage.Policy.Search;
using Aggregator.Stories;
using Aggregator.Text.Search;
using LiteDB;
using Lucene.Net.Search;

namespace Aggregator.Storage.LiteDb.Reading;

/// <summary>Reads the articles with the sought words, the latest arrival first. Reading stops when no older article can be in the
/// answer.</summary>
internal static class SearchHits
{
    private const int AtOnce = 64;

    /// <returns>The page of a search: the newest first, or the most relevant first if the query asks for it.</returns>
    public static List<StoryArticle> Page(LiteSession session, ArticleQuery query, SearchQuery.Match words, IndexSearcher index)
    {
        if (!ArticleConditions.Of(session, query).CanMatch(session))
        {
            return [];
        }

        var read = new Dictionary<long, BsonDocument>();
        var ids = query.ByRelevance ? Best(session, query, words, index, read) : SearchHit.Newest(Read(session, query, words, index, read), query.Limit);
        return ArticleLists.Read(session, query, ids.Select(id => read[id]), headlinesOnly: false);
    }

    /// <returns>The stories of the newest hits, the newest first.</returns>
    public static IReadOnlyList<long> Stories(LiteSession session, ArticleQuery query, SearchQuery.Match words, IndexSearcher index) =>
        SearchHit.Stories(Read(session, query with { IncludeDuplicates = true, After = null }, words, index, []));

    private static List<long> Best(LiteSession session, ArticleQuery query, SearchQuery.Match words, IndexSearcher index, Dictionary<long, BsonDocument> read)
    {
        var hits = SearchHit.Newest(Read(session, query, words, index, read), query.RankedHits);
        var ranking = new SearchRanking(words, Rarities(session, words, index));
        return SearchWorth.Page(
            [
                .. ArticleDocument.Texts(session, hits).Select(text => (Text: text.Value, Article: read[text.Key])).Select(hit => (
                    hit.Article["_id"].AsInt64,
                    hit.Article["at"].AsInt64,
                    ranking.Score(hit.Article["title"].AsString, hit.Text))),
            ],
            query);
    }

    /// <summary>Only a term's plainest form is looked up, because the other forms hardly change which term is rarer.</summary>
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

    /// <param name="session">The session for reading.</param>
    /// <param name="query">What the reader asked for.</param>
    /// <param name="words">The words of the query.</param>
    /// <param name="index">The index with the words.</param>
    /// <param name="read">Collects the articles of the hits, so that they are not read again.</param>
    /// <returns>The latest arrivals first.</returns>
    private static IEnumerable<SearchHit> Read(
        LiteSession session, ArticleQuery query, SearchQuery.Match words, IndexSearcher index, Dictionary<long, BsonDocument> read)
    {
        // Reading stops at arrivals before this time. The time of each article itself is checked below.
        var (arrival, since) = (long.MaxValue, query.From?.ToUnixTimeMilliseconds() ?? long.MinValue);
        var conditions = ArticleConditions.Of(session, query);
        var asked = SearchExpression.Of(words, conditions.Unwanted, conditions.Papers?.Values.Select(paper => paper.Id).ToList());
        var until = query.To?.ToUnixTimeMilliseconds() ?? long.MaxValue;
        foreach (var some in NewestHits.Of(index, asked).Where(hit => hit.At < until).Take(SearchHit.Deepest).Chunk(AtOnce))
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
                    read[hit.Id] = article;
                    yield return new SearchHit(hit.Id, hit.At, arrival, article["story"].AsInt64);
                }
            }
        }
    }

    private static bool IsOfPage(ArticleQuery query, BsonDocument article) =>
        (query.IncludeDuplicates || !article.ContainsKey("copy_of"))
        && (query.After is not { } after || query.ByRelevance
            || (article["at"].AsInt64, article["_id"].AsInt64).CompareTo((after.At.ToUnixTimeMilliseconds(), after.Id)) < 0);
}

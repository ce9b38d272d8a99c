using Aggregator.Storage.LiteDb.Documents;
using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.LiteDb.Search;
using Aggregator.Storage.Policy.Stories;
using Aggregator.Stories;
using LiteDB;
using Lucene.Net.Search;

namespace Aggregator.Storage.LiteDb.Reading;

/// <summary>Reads articles in the order of a query.</summary>
internal static class ArticleLists
{
    /// <summary>For at most this many papers, the newest articles of each paper are merged. For more papers, the list of all
    /// articles is filtered.</summary>
    private const int FewPapers = 32;

    private const int AtOnce = 64;

    /// <param name="session">The archive to read.</param>
    /// <param name="query">A query without <see cref="ArticleQuery.Search"/>.</param>
    /// <param name="index">The search index; opened only when the query has unwanted words.</param>
    public static List<StoryArticle> Latest(LiteSession session, ArticleQuery query, Func<IndexSearcher> index)
    {
        var conditions = ArticleConditions.Of(session, query);
        if (!conditions.CanMatch(session))
        {
            return [];
        }

        var candidates = Orders(session, query, conditions)
            .Where(order => (query.IncludeDuplicates || !order.IsCopy) && conditions.Pass(order));
        var unwanted = conditions.Unwanted is { } words ? new UnwantedWords(index(), words) : null;
        var found = new List<BsonDocument>();
        foreach (var some in candidates.Chunk(Math.Clamp(query.Limit, 1, AtOnce)))
        {
            var articles = InOrder(session, [.. some.Select(order => order.Id)]).Where(conditions.IsOfSection).ToList();
            var refused = unwanted?.Among(articles.Select(article => article["_id"].AsInt64)) ?? [];
            found.AddRange(articles.Where(article => !refused.Contains(article["_id"].AsInt64)));
            if (found.Count >= query.Limit)
            {
                break;
            }
        }

        return Read(session, query, found.Take(query.Limit), query.HeadlinesOnly);
    }

    /// <summary>The articles with numbers in a span as lists show them, the latest first.</summary>
    public static List<StoryArticle> Arrived(LiteSession session, long after, long upTo) => Read(
        session,
        new ArticleQuery(),
        [.. session.Range(ArticleDocument.Collection, "_id", after + 1, upTo, isDescending: true)
            .Where(article => article.ContainsKey("story") && !article.ContainsKey("copy_of") && !article.Flag("hidden"))],
        headlinesOnly: false);

    public static IEnumerable<BsonDocument> InOrder(LiteSession session, IReadOnlyList<long> ids)
    {
        var articles = session.Find(ArticleDocument.Collection, ids).ToDictionary(article => article["_id"].AsInt64);
        return ids.Where(articles.ContainsKey).Select(id => articles[id]);
    }

    public static StoryArticle Read(LiteSession session, BsonDocument article) =>
        ArticleDocument.Read(article, session.Find(ArticleDocument.Bodies, article["_id"]));

    /// <summary>The articles in the given order, as the query wants them shown.</summary>
    public static List<StoryArticle> Read(LiteSession session, ArticleQuery query, IEnumerable<BsonDocument> articles, bool headlinesOnly)
    {
        var putsShown = ShownInPlace.Applies(query);
        var found = articles.ToList();
        var bodies = headlinesOnly ? [] : session.Find(ArticleDocument.Bodies, found.Select(article => article["_id"].AsInt64)).ToDictionary(body => body["_id"].AsInt64);
        return found.ConvertAll(article =>
        {
            var first = ArticleDocument.Read(article, bodies.GetValueOrDefault(article["_id"].AsInt64));
            return putsShown && ArticleDocument.ShownVersionOf(article) is { } shown && shown.Id != first.Id
                && session.Find(ArticleDocument.Collection, shown.Id) is { } version
                    ? ShownInPlace.Put(Read(session, version), first)
                    : first;
        });
    }

    /// <summary>The positions of the articles, the newest first.</summary>
    private static IEnumerable<ArticleOrder> Orders(LiteSession session, ArticleQuery query, ArticleConditions conditions)
    {
        var (at, id) = query.After is { } after ? (after.At.ToUnixTimeMilliseconds(), after.Id) : (long.MaxValue, long.MaxValue);
        at = query.To is { } to && to.ToUnixTimeMilliseconds() < at ? to.ToUnixTimeMilliseconds() : at;
        var from = query.From?.ToUnixTimeMilliseconds() ?? long.MinValue;
        if (conditions.Papers is not { Count: <= FewPapers } papers)
        {
            return session.Keys(ArticleDocument.Collection, ArticleOrder.Field, ArticleOrder.Key(from, long.MinValue), ArticleOrder.Key(at, id), isDescending: true)
                .Select(ArticleOrder.Read);
        }

        return Merged([.. papers.Keys.Select(paper => session.Keys(
                ArticleDocument.Collection, ArticleOrder.PaperField, ArticleOrder.PaperKey(paper, from, long.MinValue), ArticleOrder.PaperKey(paper, at, id), isDescending: true)
            .Select(ArticleOrder.ReadPaper))]);
    }

    private static IEnumerable<ArticleOrder> Merged(IReadOnlyList<IEnumerable<ArticleOrder>> lists)
    {
        var heads = new PriorityQueue<IEnumerator<ArticleOrder>, (long At, long Id)>(Comparer<(long At, long Id)>.Create((one, other) => other.CompareTo(one)));
        var opened = lists.Select(list => list.GetEnumerator()).ToList();
        try
        {
            foreach (var list in opened.Where(list => list.MoveNext()))
            {
                heads.Enqueue(list, (list.Current.At, list.Current.Id));
            }

            while (heads.TryDequeue(out var newest, out _))
            {
                yield return newest.Current;
                if (newest.MoveNext())
                {
                    heads.Enqueue(newest, (newest.Current.At, newest.Current.Id));
                }
            }
        }
        finally
        {
            opened.ForEach(list => list.Dispose());
        }
    }
}

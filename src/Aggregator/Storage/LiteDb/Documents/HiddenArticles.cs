using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.Policy.Stories;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Documents;

/// <summary>The numbers of hidden articles, in a collection of their own.</summary>
internal static class HiddenArticles
{
    private const string Collection = "hidden_article";

    /// <param name="session">The transaction.</param>
    /// <param name="article">The number of the article.</param>
    /// <param name="isHidden">Whether it is hidden.</param>
    /// <param name="isOfRemoved">Whether its source was removed. Such articles may be many, so they are told apart here.</param>
    public static void Set(LiteSession session, long article, bool isHidden, bool isOfRemoved)
    {
        if (isHidden)
        {
            session.Put(Collection, new BsonDocument { ["_id"] = article, ["removed"] = isOfRemoved });
        }
        else
        {
            session.Delete(Collection, article);
        }
    }

    /// <returns>The number of hidden articles among these.</returns>
    public static int Among(LiteSession session, IEnumerable<long> articles) =>
        session.Everything(Collection).Select(article => article["_id"].AsInt64).Intersect(articles).Count();

    /// <inheritdoc cref="IReadingStore.RemovedAsync"/>
    public static IReadOnlyList<Removal> Removed(LiteSession session, int limit)
    {
        var all = session.Everything(Collection).ToLookup(article => article.Flag("removed"), article => article["_id"].AsInt64);
        var hidden = session.Find(ArticleDocument.Collection, all[false].Concat(all[true].Order().TakeLast(limit)));
        return DeskRules.Removed(
            hidden.Where(article => article.ContainsKey("story")).Select(article => Removal(session, article)),
            DecisionDocument.All(session),
            OperatorSourceDocument.WithoutArticles(session),
            limit);
    }

    private static Removal Removal(LiteSession session, BsonDocument article) => new(
        article["_id"].AsInt64,
        article["story"].AsInt64,
        article["source"].AsString,
        session.Find(StoryDocument.Collection, article["story"].AsInt64) is null,
        article.Instant("updated"));
}

using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Stories.Decisions;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Documents;

/// <summary>The numbers of the articles that an editor hid, in a collection of their own.</summary>
internal static class HiddenArticles
{
    private const string Collection = "hidden_article";

    public static void Set(LiteSession session, long article, bool isHidden)
    {
        if (isHidden)
        {
            session.Put(Collection, new BsonDocument { ["_id"] = article });
        }
        else
        {
            session.Delete(Collection, article);
        }
    }

    /// <inheritdoc cref="IReadingStore.RemovedAsync"/>
    public static IReadOnlyList<Removal> Removed(LiteSession session, int limit)
    {
        var decisions = DecisionDocument.All(session);
        var removed = session.Everything(Collection).ToList().Select(hidden => session.Find(ArticleDocument.Collection, hidden["_id"])).OfType<BsonDocument>()
            .Where(article => article.ContainsKey("story")).Select(article => Removal(session, article, decisions));
        return [.. removed.OrderByDescending(removal => removal.At).ThenByDescending(removal => removal.ArticleId).Take(limit)];
    }

    private static Removal Removal(LiteSession session, BsonDocument article, IReadOnlyList<EditorDecision> decisions)
    {
        var (id, story) = (article["_id"].AsInt64, article["story"].AsInt64);

        // A decision names a story by one of its articles, and stories may have been united since: the last word on either counts.
        var at = decisions.Where(decision => decision is EditorDecision.Hide hide ? hide.Article == id
                : decision is EditorDecision.HideStory whole && (whole.StoryId == story || whole.StoryId == id))
            .Select(decision => decision.At).DefaultIfEmpty(article.Instant("updated")).Max();
        return new Removal(id, story, article["source"].AsString, session.Find(StoryDocument.Collection, story) is null, at);
    }
}

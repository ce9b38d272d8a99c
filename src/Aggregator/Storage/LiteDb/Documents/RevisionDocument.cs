using Aggregator.Extraction.Revisions;
using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.Policy.Entries;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Documents;

/// <summary>The old versions of articles, one document each, with a key of article and number. They are written in the
/// transaction that replaces the version.</summary>
internal static class RevisionDocument
{
    private const string Collection = "article_revision";
    private const string Numbers = "article_revision";

    /// <returns>Null when there is no such article.</returns>
    public static ArticleRevision? InForce(LiteSession session, BsonDocument article)
    {
        var id = article["_id"].AsInt64;
        var since = Ended(session, id).Select(state => state.Instant("replaced")).DefaultIfEmpty(article.Instant("first_seen")).Max();
        return session.Find(ArticleDocument.Bodies, id) is { } body ? new ArticleRevision(article["title"].AsString, body["text"].AsString, since) : null;
    }

    public static void Keep(LiteSession session, long articleId, ArticleRevision before, DateTimeOffset now)
    {
        session.Insert(Collection, new BsonDocument
        {
            ["_id"] = LiteKeys.Of(articleId, session.Next(Numbers)),
            ["title"] = before.Title,
            ["text"] = before.BodyText,
            ["replaced"] = now.ToUnixTimeMilliseconds(),
        });
        var states = Ended(session, articleId);
        foreach (var state in states.Take(states.Count - ArticleHistory.Kept))
        {
            session.Delete(Collection, state["_id"]);
        }
    }

    /// <inheritdoc cref="IReadingStore.RevisionsAsync"/>
    public static IReadOnlyList<ArticleRevision> All(LiteSession session, long articleId)
    {
        if (session.Find(ArticleDocument.Collection, articleId) is not { } article || InForce(session, article) is not { } current)
        {
            return [];
        }

        return ArticleHistory.Of(
            article.Instant("first_seen"),
            Ended(session, articleId).Select(state => new ArticleRevision(state["title"].AsString, state["text"].AsString, state.Instant("replaced"))),
            current);
    }

    /// <summary>Removes the texts of the earlier states; their headlines stay.</summary>
    public static void RemoveTexts(LiteSession session, long articleId)
    {
        foreach (var state in Ended(session, articleId))
        {
            state["text"] = "";
            session.Update(Collection, state);
        }
    }

    /// <summary>Removes the earlier states.</summary>
    public static void Remove(LiteSession session, long articleId) =>
        Ended(session, articleId).ForEach(state => session.Delete(Collection, state["_id"]));

    private static List<BsonDocument> Ended(LiteSession session, long articleId) =>
        [.. session.Range(Collection, "_id", LiteKeys.Of(articleId, 0), LiteKeys.Of(articleId, long.MaxValue))];
}

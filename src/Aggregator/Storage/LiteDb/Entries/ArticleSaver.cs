using Aggregator.Extraction;
using Aggregator.Storage.LiteDb.Documents;
using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.Policy.Entries;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Entries;

/// <summary>Saves an article as new, changed or known (duplicates.md §1).</summary>
internal static class ArticleSaver
{
    /// <param name="session">The transaction that marks the entry as done.</param>
    /// <param name="firstSeen">When the entry arrived.</param>
    /// <param name="prepared">The article that was read.</param>
    /// <param name="changes">Collects what follows from the article.</param>
    /// <param name="told">The article with the feed's own text; null when <paramref name="prepared"/> is that article.</param>
    /// <param name="now">The time of the reading.</param>
    /// <param name="entry">The entry; null when it is new.</param>
    public static SavedArticle Save(
        LiteSession session, DateTimeOffset firstSeen, PreparedArticle prepared, ArticleChanges changes, Article? told, DateTimeOffset now, long? entry)
    {
        if ((ByAddress(session, prepared.UrlKey) ?? OfEntry(session, entry, prepared)) is { } known)
        {
            return new SavedArticle(known["_id"].AsInt64, Replace(session, known, prepared, changes, now));
        }

        if (ByText(session, prepared, now) is not { } same)
        {
            return new SavedArticle(Insert(session, firstSeen, prepared, changes, now), EntryTally.Nothing with { New = 1 });
        }

        if (session.Find(ArticleDocument.Collection, same) is { } kept && ArrivingArticle.IsOneItem(prepared.Article.Title, kept["title"].AsString))
        {
            return new SavedArticle(same, EntryTally.Nothing with { Known = 1 });
        }

        var own = told is null ? prepared : PreparedArticle.Of(told);
        return new SavedArticle(Insert(session, firstSeen, own, changes, now), EntryTally.Nothing with { New = 1 }, ArrivingArticle.SameTextNote);
    }

    public static BsonDocument? ByAddress(LiteSession session, string urlKey) =>
        session.First(ArticleDocument.Collection, "$.address = @0", LiteKeys.Hash(urlKey));

    /// <summary>The article that the entry made when no other entry of its document had its link. A revision of the entry belongs to it,
    /// although the entry has a part now.</summary>
    private static BsonDocument? OfEntry(LiteSession session, long? entry, PreparedArticle prepared) =>
        prepared.Article.Part is not null && entry is { } id
        && session.Find(EntryDocument.Collection, id)?.NumberOrNull("article") is { } made
        && session.Find(ArticleDocument.Collection, made) is { } article
        && article["url_key"].AsString == prepared.PageKey && article["source"].AsString == prepared.Article.SourceId
        && session.All(EntryDocument.Collection, "$.article = @0", made).Min(other => other["_id"].AsInt64) == id
            ? article
            : null;

    private static long? ByText(LiteSession session, PreparedArticle prepared, DateTimeOffset now) => prepared.BodyHash is not { } hash
        ? null
        : session.All(ArticleDocument.Collection, $"$.{ArticleDocument.Words} = @0", ArticleDocument.WordsOf(prepared.Article.SourceId, hash))
            .Where(article => article.Instant("first_seen") > now - ArrivingArticle.SameTextWindow)
            .Select(article => (long?)article["_id"].AsInt64).Min();

    private static EntryTally Replace(LiteSession session, BsonDocument known, PreparedArticle prepared, ArticleChanges changes, DateTimeOffset now)
    {
        var id = known["_id"].AsInt64;
        var kept = new KnownArticle(
            known["source"].AsString, known["text_hash"].AsInt64, (ExtractionMethod)known["method"].AsInt32, new Uri(known["canonical"].AsString));
        if (ArrivingArticle.Replaces(
                prepared, kept, () => RevisionDocument.InForce(session, known), (source, address) => IsAtHome(session, source, address), now)
            is not { } replacement)
        {
            return EntryTally.Nothing with { Known = 1 };
        }

        if (replacement.Kept is { } before)
        {
            RevisionDocument.Keep(session, id, before, now);
        }

        changes.Section(known.TextOrNull("section"), -1);
        changes.Section(prepared.Article.Section, 1);
        ArticleDocument.Write(known, prepared);
        known["version"] = known["version"].AsInt32 + 1;
        known.Put("updated", replacement.IsTold ? now : known.Instant("updated"));
        ArticleChanges.Replace(session, id, prepared, known.Instant("at"), now);
        if (known.NumberOrNull("story") is { } story)
        {
            ArticleOrder.Of(known, FollowedSource.Of(session, prepared.Article.SourceId).Number).Write(known);
            changes.Renew(story);
            ChangeCounter.Advance(session);
        }

        session.Update(ArticleDocument.Collection, known);
        session.Put(ArticleDocument.Bodies, ArticleDocument.Body(id, prepared.Article));
        return EntryTally.Nothing with { Changed = 1 };
    }

    private static bool IsAtHome(LiteSession session, string sourceId, Uri address) =>
        FollowedSource.All(session).TryGetValue(sourceId, out var source) && ArrivingArticle.IsAtHome(source.Host, source.HomePage, address);

    private static long Insert(LiteSession session, DateTimeOffset firstSeen, PreparedArticle prepared, ArticleChanges changes, DateTimeOffset now)
    {
        var at = OrderTime.Of(firstSeen, prepared.Article.Published);
        var id = session.Next(ArticleDocument.Collection);
        var document = new BsonDocument { ["_id"] = id, ["version"] = 1 };
        document.Put("first_seen", firstSeen);
        document.Put("at", at);
        document.Put("updated", now);
        ArticleDocument.Write(document, prepared);
        FollowedSource.Of(session, prepared.Article.SourceId);
        session.Insert(ArticleDocument.Collection, document);
        session.Insert(ArticleDocument.Bodies, ArticleDocument.Body(id, prepared.Article));
        session.Insert(UnplacedArticles.Collection, new BsonDocument { ["_id"] = id });
        changes.Section(prepared.Article.Section, 1);
        ArticleChanges.Add(session, id, prepared, at, now);
        return id;
    }
}

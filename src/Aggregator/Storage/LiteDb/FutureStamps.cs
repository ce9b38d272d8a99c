using Aggregator.Storage.LiteDb.Documents;
using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.LiteDb.Entries;
using Aggregator.Storage.LiteDb.Sources;
using Aggregator.Storage.LiteDb.Stories;
using Aggregator.Storage.Policy.Entries;
using Aggregator.Storage.Policy.Stories;
using Aggregator.Stories.Shown;
using LiteDB;

namespace Aggregator.Storage.LiteDb;

/// <summary>Finds and mends what a clock that ran ahead has written.</summary>
internal static class FutureStamps
{
    private static readonly string[] OfSource = ["success", "full", "moved_since"];

    private static readonly string[] OfArticle = ["first_seen", "at", "updated"];

    /// <summary>Whatever is stamped by a wrong clock comes from a source that was asked, or from an entry that was worked on. So
    /// articles are not searched.</summary>
    public static bool IsAny(LiteSession session, FutureBounds bounds) =>
        session.Everything(Calendar.Collection).Any(calendar => IsWrong(calendar, "next", bounds, OfSource))
        || session.Everything(EntryQueue.Collection).Any(waiting => IsWrong(waiting, "from", bounds, []));

    public static int Mend(LiteSession session, FutureBounds bounds, ShownPolicy policy)
    {
        var sources = FollowedSource.All(session);
        var calendars = session.Everything(Calendar.Collection).Where(calendar => IsWrong(calendar, "next", bounds, OfSource)).ToList();
        foreach (var calendar in calendars)
        {
            Mend(calendar, "next", bounds, OfSource);
            Calendar.Save(session, calendar, sources[calendar["_id"].AsString].IsActive);
        }

        var waiting = session.Everything(EntryQueue.Collection).Where(entry => IsWrong(entry, "from", bounds, [])).ToList();
        foreach (var entry in waiting)
        {
            Mend(entry, "from", bounds, []);
            EntryQueue.Save(session, entry);
        }

        return calendars.Count + waiting.Count + Entries(session, bounds) + Articles(session, bounds, policy);
    }

    private static int Entries(LiteSession session, FutureBounds bounds)
    {
        var entries = session.Everything(EntryDocument.Collection).Where(entry => entry.Instant("first_seen") > bounds.LatestStamp).ToList();
        foreach (var entry in entries)
        {
            entry.Put("first_seen", bounds.Now);
            session.Update(EntryDocument.Collection, entry);
        }

        return entries.Count;
    }

    private static int Articles(LiteSession session, FutureBounds bounds, ShownPolicy policy)
    {
        var articles = session.Everything(ArticleDocument.Collection).Where(article => IsStamped(article, bounds, OfArticle)).ToList();
        foreach (var article in articles)
        {
            Stamp(article, bounds, OfArticle);
            var (id, body) = (article["_id"].AsInt64, session.Find(ArticleDocument.Bodies, article["_id"]));
            ArticleChanges.Replace(session, id, PreparedArticle.Of(ArticleDocument.Read(article, body).Article), article.Instant("at"), bounds.Now);
            if (article.ContainsKey("story"))
            {
                LiteStoryRows.Save(session, article);
            }
            else
            {
                session.Update(ArticleDocument.Collection, article);
            }
        }

        if (articles.Count > 0)
        {
            var rows = new LiteStoryRows(session);
            StoryRenewal.Renew(rows, rows.FoundStoriesOf([.. articles.Select(article => article["_id"].AsInt64)]), policy, arrived: null, always: true);
            ChangeCounter.Advance(session);
        }

        return articles.Count;
    }

    private static bool IsWrong(BsonDocument document, string due, FutureBounds bounds, string[] stamps) =>
        document.Instant(due) > bounds.LatestDue || document.InstantOrNull("until") > bounds.LatestLease || IsStamped(document, bounds, stamps);

    private static bool IsStamped(BsonDocument document, FutureBounds bounds, string[] stamps) =>
        stamps.Any(stamp => document.InstantOrNull(stamp) > bounds.LatestStamp);

    private static void Mend(BsonDocument document, string due, FutureBounds bounds, string[] stamps)
    {
        if (document.Instant(due) > bounds.LatestDue)
        {
            document.Put(due, bounds.Now);
        }

        if (document.InstantOrNull("until") > bounds.LatestLease)
        {
            Calendar.Release(document);
        }

        Stamp(document, bounds, stamps);
    }

    private static void Stamp(BsonDocument document, FutureBounds bounds, string[] stamps)
    {
        foreach (var stamp in stamps.Where(stamp => document.InstantOrNull(stamp) > bounds.Now))
        {
            document.Put(stamp, bounds.Now);
        }
    }
}

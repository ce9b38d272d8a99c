using Aggregator.Storage.LiteDb.Documents;
using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.LiteDb.Entries;
using Aggregator.Storage.LiteDb.Search;
using Aggregator.Storage.Policy.Stories;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Retention;

/// <summary>A story that may be removed with all its articles, because they are old and nothing else needs them.</summary>
internal static class RemovableStory
{
    /// <returns>Its articles; empty when it has to stay.</returns>
    public static List<long> Articles(LiteSession session, long story, DateTimeOffset before, HashSet<long> kept)
    {
        var shown = StoryMembers.Shown(session, story).ToList();
        var mayGo = shown.SequenceEqual(StoryMembers.Found(session, story).ToList()) && !shown.Exists(kept.Contains)
            && session.Find(ArticleDocument.Collection, shown).TrueForAll(article => article.Instant("at") < before && article.Instant("first_seen") < before);
        return mayGo ? shown : [];
    }

    /// <returns>How many articles were removed.</returns>
    public static int Remove(LiteSession session, long story, DateTimeOffset before, HashSet<long> kept)
    {
        var articles = Articles(session, story, before, kept);
        if (articles.Count == 0)
        {
            return 0;
        }

        session.Delete(StoryDocument.Collection, story);
        session.Delete(StoryDocument.Texts, story);
        articles.ForEach(article => Remove(session, story, article));
        return articles.Count;
    }

    private static void Remove(LiteSession session, long story, long id)
    {
        if (session.Find(ArticleDocument.Collection, id)?.TextOrNull("section") is { } section)
        {
            SectionDocument.Count(session, section, -1);
        }

        foreach (var entry in session.All(EntryDocument.Collection, "$.article = @0", id))
        {
            entry.Remove("article");
            entry["failure"] = KeptForEver.RemovedNote;
            session.Update(EntryDocument.Collection, entry);
        }

        RevisionDocument.Remove(session, id);
        session.Delete(ArticleDocument.Bodies, id);
        session.Delete(ArticleDocument.Placements, id);
        session.Delete(ArticleDocument.Collection, id);
        StoryMembers.Remove(session, id, story);
        var change = session.Next(CatchUp.Changes);
        session.Insert(CatchUp.Changes, new BsonDocument { ["_id"] = change, ["article"] = id });
        session.IndexChanges.Add(new IndexChange(id, null, change, default, default));
    }
}

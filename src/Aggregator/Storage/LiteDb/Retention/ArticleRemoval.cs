using Aggregator.Storage.LiteDb.Documents;
using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.LiteDb.Entries;
using Aggregator.Storage.LiteDb.Search;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Retention;

/// <summary>Deletes articles. Their entries stay, so that no feed brings them back.</summary>
internal static class ArticleRemoval
{
    /// <param name="session">The transaction.</param>
    /// <param name="id">The number of the article; no story has it as its lead.</param>
    /// <param name="note">What the entry says of it.</param>
    public static void Delete(LiteSession session, long id, string note)
    {
        if (session.Find(ArticleDocument.Collection, id) is not { } article)
        {
            return;
        }

        if (article.TextOrNull("section") is { } section)
        {
            SectionDocument.Count(session, section, -1);
        }

        foreach (var entry in session.All(EntryDocument.Collection, "$.article = @0", id))
        {
            entry.Remove("article");
            entry["failure"] = note;
            session.Update(EntryDocument.Collection, entry);
        }

        RevisionDocument.Remove(session, id);
        HiddenArticles.Set(session, id, isHidden: false, isOfRemoved: false);
        session.Delete(ArticleDocument.Bodies, id);
        session.Delete(ArticleDocument.Placements, id);
        session.Delete(ArticleDocument.Collection, id);
        StoryMembers.Remove(session, id, article["story"].AsInt64);
        StoryMembers.Remove(session, id, article["found_story"].AsInt64);
        var change = session.Next(CatchUp.Changes);
        session.Insert(CatchUp.Changes, new BsonDocument { ["_id"] = change, ["article"] = id });
        session.IndexChanges.Add(new IndexChange(id, null, change, default, default));
    }
}

using Aggregator.Storage.LiteDb.Documents;
using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.Policy.Stories;

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
        articles.ForEach(article => ArticleRemoval.Delete(session, article, KeptForEver.RemovedNote));
        return articles.Count;
    }
}

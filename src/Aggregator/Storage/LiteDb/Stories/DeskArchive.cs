using Aggregator.Storage.LiteDb.Documents;
using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.Policy.Stories;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Stories;

/// <summary>Reads stories for the desk, with articles that are hidden from readers.</summary>
internal static class DeskArchive
{
    public static DeskStory? Story(LiteSession session, long id)
    {
        var story = DeskRules.StoryNamed(new LiteStoryRows(session), id);
        var articles = session.Find(ArticleDocument.Collection, StoryMembers.Shown(session, story)).Select(Article)
            .OrderBy(article => article.At).ThenBy(article => article.Id).ToList();
        var shown = session.Find(StoryDocument.Collection, story);
        return articles.Count == 0
            ? null
            : new DeskStory(story, shown?.Flag("pinned") == true, shown is null ? null : StoryDocument.LeadOf(shown), StoryDocument.ReasonOf(shown), articles);
    }

    private static DeskArticle Article(BsonDocument article) => new(
        article["_id"].AsInt64,
        article["source"].AsString,
        article["title"].AsString,
        article.Instant("at"),
        article.NumberOrNull("copy_of"),
        article.Flag("hidden"))
    {
        FoundStoryId = article["found_story"].AsInt64,
        FoundCopyOf = article.NumberOrNull("found_copy"),
    };
}

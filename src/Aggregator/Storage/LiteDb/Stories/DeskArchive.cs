using Aggregator.Storage.LiteDb.Documents;
using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.Policy.Stories;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Stories;

/// <summary>Reads stories for the desk, with articles that are hidden from readers.</summary>
internal static class DeskArchive
{
    public static DeskStory? Story(LiteSession session, long id, long after)
    {
        var story = DeskRules.StoryNamed(new LiteStoryRows(session), id);
        var members = StoryMembers.Shown(session, story).ToList();
        var articles = session.Find(ArticleDocument.Collection, members.Where(article => article > after).Take(Aggregator.Stories.Story.MostListed)).Select(Article)
            .OrderBy(article => article.At).ThenBy(article => article.Id).ToList();
        var shown = session.Find(StoryDocument.Collection, story);
        return members.Count == 0
            ? null
            : new DeskStory(story, shown?.Flag("pinned") == true, shown is null ? null : StoryDocument.LeadOf(shown), StoryDocument.ReasonOf(shown), articles)
            {
                AllArticles = members.Count,
            };
    }

    /// <summary>The numbers of all articles of the story, and its own, which no article may have any more.</summary>
    public static HashSet<long> Members(LiteSession session, long id) =>
        [id, .. StoryMembers.Shown(session, DeskRules.StoryNamed(new LiteStoryRows(session), id))];

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

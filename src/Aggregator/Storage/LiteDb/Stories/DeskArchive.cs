using Aggregator.Storage.LiteDb.Documents;
using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.Policy;
using Aggregator.Stories;
using Aggregator.Stories.Decisions;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Stories;

/// <summary>Stories as the desk needs them: with what is hidden from readers.</summary>
internal static class DeskArchive
{
    public static DecisionRules Rules(LiteSession session) => new(new DecisionRules.Archive(
        article => StoryOf(session, article),
        story => Anchor(session, story),
        articles => FoundStoriesOf(session, articles),
        stories => FoundIn(session, stories)));

    /// <returns>Null when there is no such article, or it waits to be placed.</returns>
    public static long? StoryOf(LiteSession session, long article) => session.Find(ArticleDocument.Collection, article)?.NumberOrNull("story");

    /// <summary>The article by which a decision names a story: of its own number, else its first.</summary>
    /// <returns>0 when there is no such story.</returns>
    public static long Anchor(LiteSession session, long story)
    {
        var members = StoryMembers.Of(session, story).Shown;
        return members.Contains(story) ? story : members.FirstOrDefault();
    }

    /// <summary>The machine's stories of articles; those that wait to be placed have none.</summary>
    public static IEnumerable<long> FoundStoriesOf(LiteSession session, IEnumerable<long> articles) =>
        session.Find(ArticleDocument.Collection, articles).Select(article => article.NumberOrNull("found_story")).OfType<long>().Distinct();

    public static DeskStory? Story(LiteSession session, long id)
    {
        // The number of an article that has gone elsewhere names the story in which it is now.
        var story = Anchor(session, id) != 0 ? id : StoryOf(session, id) ?? id;
        var articles = session.Find(ArticleDocument.Collection, StoryMembers.Of(session, story).Shown).Select(Article)
            .OrderBy(article => article.At).ThenBy(article => article.Id).ToList();
        var shown = session.Find(StoryDocument.Collection, story);
        return articles.Count == 0
            ? null
            : new DeskStory(story, shown?.Flag("pinned") == true, shown is null ? null : StoryDocument.LeadOf(shown), StoryDocument.ReasonOf(shown), articles);
    }

    private static List<FoundPlace> FoundIn(LiteSession session, IEnumerable<long> stories) =>
    [
        .. session.Find(ArticleDocument.Collection, stories.SelectMany(story => StoryMembers.Of(session, story).Found))
            .Select(article => new FoundPlace(article["_id"].AsInt64, article["found_story"].AsInt64, article.NumberOrNull("found_copy")))
            .OrderBy(place => place.Id),
    ];

    private static DeskArticle Article(BsonDocument article) => new(
        article["_id"].AsInt64,
        article["source"].AsString,
        article["title"].AsString,
        article.Instant("at"),
        article.NumberOrNull("copy_of"),
        article.Flag("hidden"),
        article["found_story"].AsInt64,
        article.NumberOrNull("found_copy"));
}

using Aggregator.Storage.LiteDb.Documents;
using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.LiteDb.Search;
using Aggregator.Storage.Policy.Stories;
using Aggregator.Stories;
using Aggregator.Text.Search;
using LiteDB;
using Lucene.Net.Search;

namespace Aggregator.Storage.LiteDb.Reading;

/// <summary>Reads stories in the order of a query.</summary>
internal static class StoryLists
{
    public static IReadOnlyList<Story> Latest(LiteSession session, ArticleQuery query, SearchQuery.Match? words, Func<IndexSearcher> index)
    {
        var conditions = ArticleConditions.Of(session, query);
        if (!query.IsOpen && !conditions.CanMatch(session))
        {
            return [];
        }

        var field = query.ByWeight ? StoryDocument.Heaviest : StoryDocument.Newest;
        if (UpTo(session, query, field) is not { } upTo)
        {
            return [];
        }

        if (words is not null)
        {
            var stories = SearchHits.Stories(session, query, words, index());
            return Join(session, session.Find(StoryDocument.Collection, stories)
                .Where(story => story[field].CompareTo(upTo) <= 0)
                .OrderByDescending(story => story[field]).Take(query.Limit), withTexts: false);
        }

        var unwanted = conditions.Unwanted is { } refused ? new UnwantedWords(index(), refused) : null;
        var ordered = session.Keys(StoryDocument.Collection, field, LiteKeys.Of(long.MinValue), upTo, isDescending: true)
            .Select(key => LiteKeys.At(key.AsBinary, 2))
            .Where(story => query.IsOpen || HasArticle(session, story, conditions, unwanted))
            .Take(query.Limit).ToList();
        return Join(session, ordered.Select(id => session.Find(StoryDocument.Collection, id)).OfType<BsonDocument>(), withTexts: false);
    }

    /// <returns>Null when there is no such story.</returns>
    public static Story? Find(LiteSession session, long id)
    {
        // A story has the number of one of its articles. When a story was merged into another, this article is in the other
        // story.
        var story = session.Find(StoryDocument.Collection, id)
            ?? (session.Find(ArticleDocument.Collection, id)?.NumberOrNull("story") is { } elsewhere ? session.Find(StoryDocument.Collection, elsewhere) : null);
        return story is null ? null : Join(session, [story], withTexts: true).FirstOrDefault();
    }

    /// <summary>The articles of a story without their texts, the lead first.</summary>
    public static List<StoryArticle> Members(LiteSession session, long storyId)
    {
        long? lead = session.Find(StoryDocument.Collection, storyId) is { } story ? StoryDocument.LeadOf(story) : null;
        return [.. Listed(session, storyId, lead).Select(article => ArticleDocument.Read(article, null))
            .OrderBy(article => article.Id != lead).ThenBy(article => article.At).ThenBy(article => article.Id)];
    }

    /// <summary>The listed articles of a story, and its lead.</summary>
    private static IEnumerable<BsonDocument> Listed(LiteSession session, long storyId, long? lead)
    {
        var first = StoryMembers.Shown(session, storyId).Take(Story.MostListed).ToList();
        return session.Find(ArticleDocument.Collection, lead is { } also ? first.Union([also]) : first).Where(article => !article.Flag("hidden"));
    }

    private static IEnumerable<BsonDocument> Shown(LiteSession session, long storyId) =>
        session.Find(ArticleDocument.Collection, StoryMembers.Shown(session, storyId).ToList()).Where(article => !article.Flag("hidden"));

    /// <summary>The key of the position at which the page begins.</summary>
    /// <returns>Null when the page is ordered by weight and the last story of the page before does not exist any more. Then its
    /// weight is not known.</returns>
    private static byte[]? UpTo(LiteSession session, ArticleQuery query, string field)
    {
        if (query.After is not { } after)
        {
            return LiteKeys.Of(long.MaxValue);
        }

        var last = session.Find(StoryDocument.Collection, after.Id);
        return query.ByWeight
            ? last is null ? null : LiteKeys.Of(LiteKeys.At(last[field].AsBinary, 0), LiteKeys.At(last[field].AsBinary, 1), after.Id - 1)
            : LiteKeys.Of(last?.Flag("pinned") == true ? 1 : 0, after.At.ToUnixTimeMilliseconds(), after.Id - 1);
    }

    private static bool HasArticle(LiteSession session, long storyId, ArticleConditions conditions, UnwantedWords? unwanted)
    {
        var articles = Shown(session, storyId).Where(article => conditions.Pass(session, article)).Select(article => article["_id"].AsInt64).ToList();
        return articles.Count > (unwanted is null || articles.Count == 0 ? 0 : unwanted.Among(articles).Count);
    }

    /// <param name="session">The archive to read.</param>
    /// <param name="stories">The stories in the order of the answer.</param>
    /// <param name="withTexts">Whether all listed articles have their texts. Lists of stories need only the text of the
    /// lead.</param>
    private static List<Story> Join(LiteSession session, IEnumerable<BsonDocument> stories, bool withTexts) =>
    [
        .. from story in stories.ToList()
           let lead = StoryDocument.LeadOf(story)
           let members = Listed(session, story["_id"].AsInt64, lead).ToList()
               .ConvertAll(article => withTexts || article["_id"].AsInt64 == lead ? ArticleLists.Read(session, article) : ArticleDocument.Read(article, null))
               .OrderBy(article => article.At).ThenBy(article => article.Id).ToList()
           where members.Count > 0
           select StoryParts.Join(StoryDocument.Read(story), lead, members) with
           {
               Continues = StoryLinks.Earlier(session, story),
               ContinuedBy = StoryLinks.Later(session, story["_id"].AsInt64),
           },
    ];
}

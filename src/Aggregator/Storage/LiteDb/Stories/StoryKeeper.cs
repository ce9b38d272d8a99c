using Aggregator.Extraction;
using Aggregator.Storage.LiteDb.Documents;
using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.Policy;
using Aggregator.Stories;
using Aggregator.Stories.Decisions;
using Aggregator.Stories.Shown;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Stories;

/// <summary>Saves placements and decisions and brings the stories that they touch up to date.</summary>
internal static class StoryKeeper
{
    /// <returns>The number of articles placed now; one placed before stays where it is.</returns>
    public static int Place(LiteSession session, IReadOnlyList<Placement> placements, ShownPolicy shown)
    {
        var placed = placements.Where(placement => Mark(session, placement)).ToList();
        foreach (var story in placed.GroupBy(placement => placement.StoryId, placement => placement.ArticleId))
        {
            StoryMembers.Place(session, story.Key, story);
        }

        var joined = placed.Where(placement => placement.Joined is not null).ToList();
        joined.ForEach(placement => StoryJoining.Move(session, placement.Joined!, placement.StoryId)); // The rest was left out.
        if (placed.Count > 0)
        {
            Renew(session, [.. placed.Select(placement => placement.StoryId), .. joined.Select(placement => placement.Joined!.StoryId)], shown);
            ChangeCounter.Advance(session);
        }

        return placed.Count;
    }

    /// <summary>Brings up to date what a decision is about.</summary>
    /// <param name="session">In the transaction that keeps the decision.</param>
    /// <param name="named">The articles that the decision names.</param>
    /// <param name="shown">Which version of a text is shown where no editor chose.</param>
    /// <returns>The number of articles that stand elsewhere now.</returns>
    public static int Decide(LiteSession session, IEnumerable<long> named, ShownPolicy shown)
    {
        var moved = Renew(session, [.. DeskArchive.FoundStoriesOf(session, named)], shown);
        ChangeCounter.Advance(session);
        return moved;
    }

    /// <summary>Brings stories up to date whose articles changed; the caller advances the change counter.</summary>
    /// <returns>The number of articles that stand elsewhere now.</returns>
    public static int Renew(LiteSession session, IReadOnlyCollection<long> touched, ShownPolicy shown)
    {
        if (touched.Count == 0)
        {
            return 0;
        }

        var decided = DeskArchive.Rules(session).Decided(touched, DecisionDocument.All(session));
        var stories = touched.ToHashSet();
        var moved = decided is null ? 0 : Move(session, decided.Places, stories);
        foreach (var story in stories)
        {
            Refresh(session, story, decided, shown);
        }

        return moved;
    }

    private static bool Mark(LiteSession session, Placement placement)
    {
        if (session.Find(ArticleDocument.Collection, placement.ArticleId) is not { } article || article.ContainsKey("story"))
        {
            return false;
        }

        if (placement.DuplicateOf is { } original && session.Find(ArticleDocument.Collection, original) is null)
        {
            throw new StoreException(StoreFault.Other, $"Article {placement.ArticleId} cannot be a copy of {original}, which there is not.");
        }

        article["story"] = placement.StoryId;
        article.Put("copy_of", placement.DuplicateOf);
        article["found_story"] = placement.StoryId;
        article.Put("found_duplicate", placement.DuplicateOf);
        article.Put("found_copy", placement.CopyOf ?? placement.DuplicateOf);
        Save(session, article);
        var found = new BsonDocument { ["_id"] = placement.ArticleId };
        found.Put("explanation", placement.Explanation);
        found.Put("fingerprints", placement.Fingerprints);
        session.Put(ArticleDocument.Placements, found);
        session.Delete(UnplacedArticles.Collection, placement.ArticleId);
        return true;
    }

    private static int Move(LiteSession session, IReadOnlyList<DecidedPlace> places, HashSet<long> stories)
    {
        var moved = 0;
        foreach (var place in places)
        {
            if (session.Find(ArticleDocument.Collection, place.Id) is not { } article)
            {
                continue;
            }

            var before = new DecidedPlace(place.Id, article["story"].AsInt64, article.NumberOrNull("copy_of"), article.Flag("hidden"));
            if (before != place)
            {
                Move(session, article, before, place);
                stories.Add(before.StoryId);
                moved++;
            }
        }

        // A lead, a pin or its undoing moves nobody.
        stories.UnionWith(places.Select(place => place.StoryId));
        return moved;
    }

    private static void Move(LiteSession session, BsonDocument article, DecidedPlace before, DecidedPlace place)
    {
        article["story"] = place.StoryId;
        article.Put("copy_of", place.DuplicateOf);
        article["hidden"] = place.IsHidden;
        Save(session, article);
        if (before.StoryId != place.StoryId)
        {
            StoryMembers.Move(session, place.Id, before.StoryId, place.StoryId);
        }

        if (before.IsHidden != place.IsHidden)
        {
            HiddenArticles.Set(session, place.Id, place.IsHidden);
        }
    }

    public static void Save(LiteSession session, BsonDocument article)
    {
        ArticleOrder.Of(article, FollowedSource.Of(session, article["source"].AsString).Number).Write(article);
        session.Update(ArticleDocument.Collection, article);
    }

    /// <summary>Computes a story anew from its articles, and which version is shown of each of its texts.</summary>
    private static void Refresh(LiteSession session, long storyId, DecidedStories? decided, ShownPolicy policy)
    {
        var articles = session.Find(ArticleDocument.Collection, StoryMembers.Of(session, storyId).Shown).OrderBy(article => article["_id"].AsInt64).ToList();
        var figures = StoryFigures.Of(
            storyId, [.. articles.Where(article => !article.Flag("hidden")).Select(article => Member(session, article))], decided, policy);
        foreach (var article in articles)
        {
            var version = figures?.Face.Shown.GetValueOrDefault(article["_id"].AsInt64);
            if (version != ArticleDocument.ShownVersionOf(article))
            {
                article.Set("shown", version is null ? null : new BsonDocument { ["id"] = version.Id, ["why"] = version.Why.ToString() });
                session.Update(ArticleDocument.Collection, article);
            }
        }

        if (figures is null)
        {
            session.Delete(StoryDocument.Collection, storyId);
        }
        else
        {
            StoryDocument.Save(session, storyId, figures);
        }
    }

    private static KeptMember Member(LiteSession session, BsonDocument article) => new(
        new StoryMember(
            new TextVersion(
                article["_id"].AsInt64,
                article.Instant("at"),
                article["length"].AsInt32,
                (ExtractionMethod)article["method"].AsInt32 == ExtractionMethod.FeedExcerpt,
                FollowedSource.Of(session, article["source"].AsString).Weight),
            article["source"].AsString,
            article.NumberOrNull("copy_of") ?? article["_id"].AsInt64,
            article.ContainsKey("image")),
        article.Instant("first_seen"));
}

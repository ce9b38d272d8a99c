using Aggregator.Storage.LiteDb.Documents;
using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.Policy.Stories;
using Aggregator.Stories;
using Aggregator.Stories.Shown;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Stories;

/// <summary>Saves placements and updates the stories that they change.</summary>
internal static class StoryKeeper
{
    /// <returns>The number of articles that were placed. Articles that were placed before stay where they are.</returns>
    public static int Place(LiteSession session, IReadOnlyList<Placement> placements, ShownPolicy shown)
    {
        // Two queries here spare many below.
        session.Find(ArticleDocument.Collection, placements.SelectMany(placement => new[] { placement.ArticleId, placement.DuplicateOf ?? placement.ArticleId }));
        session.Find(StoryDocument.Collection, placements.Select(placement => placement.StoryId));
        var placed = placements.Where(placement => Mark(session, placement)).ToList();
        foreach (var placement in placed.Where(placement => placement.Joined is not null))
        {
            StoryJoining.Move(session, placement.Joined!, placement.StoryId); // The filter above left out null.
        }

        if (placed.Count > 0)
        {
            StoryGrowth.Grow(new LiteStoryRows(session), placed, shown);
            ChangeCounter.Advance(session);
        }

        return placed.Count;
    }

    private static bool Mark(LiteSession session, Placement placement)
    {
        if (session.Find(ArticleDocument.Collection, placement.ArticleId) is not { } article || article.ContainsKey("story"))
        {
            return false;
        }

        if (placement.DuplicateOf is { } original && session.Find(ArticleDocument.Collection, original) is null)
        {
            throw new StoreException(StoreFault.Other, $"Article {placement.ArticleId} cannot be a copy of article {original}, because that article does not exist.");
        }

        article["story"] = placement.StoryId;
        article.Put("copy_of", placement.DuplicateOf);
        article["found_story"] = placement.StoryId;
        article.Put("found_duplicate", placement.DuplicateOf);
        article.Put("found_copy", placement.CopyOf ?? placement.DuplicateOf);
        article.Put("found_continues", placement.Continues);
        LiteStoryRows.Save(session, article);
        StoryMembers.Place(session, placement.StoryId, placement.ArticleId);
        var found = new BsonDocument { ["_id"] = placement.ArticleId };
        found.Put("explanation", placement.Explanation);
        found.Put("fingerprints", placement.Fingerprints);
        session.Insert(ArticleDocument.Placements, found);
        session.Delete(UnplacedArticles.Collection, placement.ArticleId);
        return true;
    }
}

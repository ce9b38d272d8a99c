using Aggregator.Storage.LiteDb.Documents;
using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Stories;

namespace Aggregator.Storage.LiteDb.Stories;

/// <summary>Moves the articles of a story into another story when both turned out to be about one event.</summary>
internal static class StoryJoining
{
    /// <summary>The caller updates both stories. An article that an editor has moved elsewhere stays there.</summary>
    public static void Move(LiteSession session, JoinedStory joined, long storyId)
    {
        foreach (var article in session.Find(ArticleDocument.Collection, joined.Articles).ToList())
        {
            StoryMembers.Find(session, article["_id"].AsInt64, joined.StoryId, storyId);
            if (article["story"].AsInt64 == joined.StoryId)
            {
                StoryMembers.Move(session, article["_id"].AsInt64, joined.StoryId, storyId);
                article["story"] = storyId;
            }

            article["found_story"] = storyId;
            LiteStoryRows.Save(session, article);
            if (session.Find(ArticleDocument.Placements, article["_id"]) is { } found)
            {
                found.Set("explanation", joined.Explained(found.TextOrNull("explanation")));
                session.Put(ArticleDocument.Placements, found);
            }
        }
    }
}

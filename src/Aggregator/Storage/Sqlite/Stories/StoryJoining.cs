using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Stories;

namespace Aggregator.Storage.Sqlite.Stories;

/// <summary>Moves the articles of a story into another story when both turned out to be about one event.</summary>
internal static class StoryJoining
{
    /// <summary>The caller updates both stories. An article that an editor has moved elsewhere stays there.</summary>
    public static void Move(Session session, JoinedStory joined, long storyId)
    {
        foreach (var id in joined.Articles)
        {
            var known = session.Query("SELECT explanation FROM article WHERE id = $id", row => row.TextOrNull(0), ("$id", id)).FirstOrDefault();
            session.Execute(
                """
                UPDATE article
                SET story_id = CASE story_id WHEN $from THEN $story ELSE story_id END, found_story_id = $story, explanation = $explanation
                WHERE id = $id
                """,
                ("$id", id),
                ("$from", joined.StoryId),
                ("$story", storyId),
                ("$explanation", joined.Explained(known)));
        }
    }
}

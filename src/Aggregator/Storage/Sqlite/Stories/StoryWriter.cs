using Aggregator.Storage.Policy.Stories;
using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Storage.Sqlite.Rows;
using Aggregator.Stories;
using Aggregator.Stories.Shown;

namespace Aggregator.Storage.Sqlite.Stories;

/// <summary>Saves placements and updates the stories that they change.</summary>
internal static class StoryWriter
{
    /// <returns>The number of articles that were placed. Articles that were placed before stay where they are.</returns>
    public static int Place(Session session, IReadOnlyList<Placement> placements, ShownPolicy policy)
    {
        var placed = placements.Where(placement => Mark(session, placement) == 1).ToList();
        foreach (var placement in placed)
        {
            if (placement.Joined is { } joined)
            {
                StoryJoining.Move(session, joined, placement.StoryId);
            }
        }

        if (placed.Count > 0)
        {
            StoryGrowth.Grow(new SqliteStoryRows(session), placed, policy);
            ChangeCounter.Advance(session);
        }

        return placed.Count;
    }

    private static int Mark(Session session, Placement placement) => session.Execute(
        """
        UPDATE article
        SET story_id = $story, duplicate_of = $duplicate_of, explanation = $explanation, fingerprints = $fingerprints,
            found_story_id = $story, found_duplicate_of = $duplicate_of, found_copy_of = $copy_of,
            found_continues = $continues
        WHERE id = $id AND story_id IS NULL
        """,
        ("$story", placement.StoryId),
        ("$duplicate_of", placement.DuplicateOf),
        ("$copy_of", placement.CopyOf ?? placement.DuplicateOf),
        ("$continues", placement.Continues),
        ("$explanation", placement.Explanation),
        ("$fingerprints", placement.Fingerprints),
        ("$id", placement.ArticleId));
}

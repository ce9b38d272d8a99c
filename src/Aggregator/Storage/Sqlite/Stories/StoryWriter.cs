using Aggregator.Storage.Policy.Stories;
using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Stories;
using Aggregator.Stories.Shown;

namespace Aggregator.Storage.Sqlite.Stories;

/// <summary>Saves placements and updates the stories that they change.</summary>
internal static class StoryWriter
{
    /// <returns>The number of articles that were placed. Articles that were placed before stay where they are.</returns>
    public static int Place(Session session, IReadOnlyList<Placement> placements, ShownPolicy policy)
    {
        var placed = 0;
        var touched = new HashSet<long>();
        foreach (var placement in placements.Where(placement => Mark(session, placement) == 1))
        {
            placed++;
            touched.Add(placement.StoryId);
            if (placement.Joined is { } joined)
            {
                touched.Add(joined.StoryId);
                StoryJoining.Move(session, joined, placement.StoryId);
            }
        }

        if (placed > 0)
        {
            StoryRenewal.Renew(new SqliteStoryRows(session), touched, policy);
            ChangeCounter.Advance(session);
        }

        return placed;
    }

    private static int Mark(Session session, Placement placement) => session.Execute(
        """
        UPDATE article
        SET story_id = $story, duplicate_of = $duplicate_of, explanation = $explanation, fingerprints = $fingerprints,
            found_story_id = $story, found_duplicate_of = $duplicate_of, found_copy_of = $copy_of
        WHERE id = $id AND story_id IS NULL
        """,
        ("$story", placement.StoryId),
        ("$duplicate_of", placement.DuplicateOf),
        ("$copy_of", placement.CopyOf ?? placement.DuplicateOf),
        ("$explanation", placement.Explanation),
        ("$fingerprints", placement.Fingerprints),
        ("$id", placement.ArticleId));
}

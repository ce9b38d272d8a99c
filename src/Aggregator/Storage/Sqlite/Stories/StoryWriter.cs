using Aggregator.Storage.Sqlite.Desk;
using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Stories;
using Aggregator.Stories.Decisions;
using Aggregator.Stories.Shown;

namespace Aggregator.Storage.Sqlite.Stories;

/// <summary>Saves placements and decisions and brings the stories that they touch up to date.</summary>
internal static class StoryWriter
{
    /// <returns>The number of articles placed now; one placed before stays where it is.</returns>
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
            Renew(session, touched, policy);
            ChangeCounter.Advance(session);
        }

        return placed;
    }

    /// <summary>Brings up to date what a decision is about.</summary>
    /// <param name="session">In the transaction that keeps the decision.</param>
    /// <param name="named">The articles that the decision names.</param>
    /// <param name="policy">Which version of a text is shown where no editor chose.</param>
    /// <returns>The number of articles that stand elsewhere now.</returns>
    public static int Decide(Session session, IEnumerable<long> named, ShownPolicy policy)
    {
        var moved = Renew(session, DecisionScope.StoriesOf(session, named), policy);
        ChangeCounter.Advance(session);
        return moved;
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

    /// <summary>Brings stories up to date whose articles changed; the caller advances the change counter.</summary>
    /// <returns>The number of articles that stand elsewhere now.</returns>
    public static int Renew(Session session, IReadOnlyCollection<long> touched, ShownPolicy policy)
    {
        if (touched.Count == 0)
        {
            return 0;
        }

        var decided = DecisionScope.Of(session, touched);
        var stories = touched.ToHashSet();
        var moved = decided is null ? 0 : Move(session, decided.Places, stories);
        foreach (var story in stories)
        {
            StoryRefresh.Run(session, story, decided, policy);
        }

        return moved;
    }

    private static int Move(Session session, IReadOnlyList<DecidedPlace> places, HashSet<long> stories)
    {
        var shown = session.Query(
            """
            SELECT a.id, a.story_id, a.duplicate_of, h.id IS NOT NULL
            FROM article AS a LEFT JOIN hidden_article AS h ON h.id = a.id
            WHERE a.id IN (SELECT value FROM json_each($ids))
            """,
            row => new DecidedPlace(row.GetInt64(0), row.GetInt64(1), row.NumberOrNull(2), row.GetBoolean(3)),
            ("$ids", DecisionScope.Numbers(places.Select(place => place.Id)))).ToDictionary(place => place.Id);
        var moved = places.Where(place => shown[place.Id] != place).ToList();
        foreach (var place in moved)
        {
            Move(session, place);
            stories.Add(shown[place.Id].StoryId);
        }

        // A lead, a pin or its undoing moves nobody.
        stories.UnionWith(places.Select(place => place.StoryId));
        return moved.Count;
    }

    private static void Move(Session session, DecidedPlace place)
    {
        session.Execute(
            "UPDATE article SET story_id = $story, duplicate_of = $duplicate_of WHERE id = $id",
            ("$story", place.StoryId),
            ("$duplicate_of", place.DuplicateOf),
            ("$id", place.Id));
        if (place.IsHidden)
        {
            session.Execute("INSERT INTO hidden_article (id) VALUES ($id) ON CONFLICT DO NOTHING", ("$id", place.Id));
        }
        else
        {
            session.Execute("DELETE FROM hidden_article WHERE id = $id", ("$id", place.Id));
        }
    }
}

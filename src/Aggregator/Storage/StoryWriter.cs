using Aggregator.Extraction;
using Aggregator.Stories;

namespace Aggregator.Storage;

/// <summary>Saves placements and brings the stories that they touch up to date.</summary>
internal static class StoryWriter
{
    // Twice as many papers on an event lift it as far as half a day of youth does.
    private static readonly TimeSpan WeightOfDoubling = TimeSpan.FromHours(12);

    // A copy of another paper's text says that the event matters, but no new voice speaks.
    private const double WeightOfCopy = 0.5;

    /// <returns>The number of articles placed now; one placed before stays where it is.</returns>
    public static int Place(Session session, IReadOnlyList<Placement> placements)
    {
        var touched = new HashSet<long>();
        var placed = 0;
        foreach (var placement in placements)
        {
            if (Mark(session, placement) == 1)
            {
                placed++;
                touched.Add(placement.StoryId);
            }
        }

        foreach (var story in touched)
        {
            Refresh(session, story);
        }

        if (placed > 0)
        {
            ChangeCounter.Advance(session);
        }

        return placed;
    }

    private static int Mark(Session session, Placement placement) => session.Execute(
        """
        UPDATE article
        SET story_id = $story, duplicate_of = $duplicate_of, explanation = $explanation, fingerprints = $fingerprints
        WHERE id = $id AND story_id IS NULL
        """,
        ("$story", placement.StoryId),
        ("$duplicate_of", placement.DuplicateOf),
        ("$explanation", placement.Explanation),
        ("$fingerprints", placement.Fingerprints),
        ("$id", placement.ArticleId));

    private static void Refresh(Session session, long storyId)
    {
        var members = session.Query(
            "SELECT id, source_id, duplicate_of, method, first_seen, at FROM article WHERE story_id = $story ORDER BY id",
            row => new Member(
                row.GetInt64(0), row.GetString(1), !row.IsDBNull(2), (ExtractionMethod)row.GetInt32(3), row.Instant(4), row.Instant(5)),
            ("$story", storyId));
        var voices = members.Where(member => !member.IsCopy).ToList();
        if (voices.Count == 0)
        {
            voices = members;
        }

        session.Execute(
            """
            INSERT INTO story (id, lead_id, first_seen, last_updated, weight)
            VALUES ($id, $lead, $first_seen, $last_updated, $weight)
            ON CONFLICT (id) DO UPDATE
            SET lead_id = excluded.lead_id, first_seen = excluded.first_seen,
                last_updated = excluded.last_updated, weight = excluded.weight
            """,
            ("$id", storyId),
            ("$lead", LeadOf(voices).Id),
            ("$first_seen", members.Min(member => member.FirstSeen).Stamp),
            ("$last_updated", voices.Max(member => member.At).Stamp),
            ("$weight", WeightOf(members, voices)));
    }

    /// <summary>The first that has a whole text: a lead that changes with every arrival is a headline that jumps.</summary>
    private static Member LeadOf(List<Member> voices) =>
        voices.Find(member => member.Method != ExtractionMethod.FeedExcerpt) ?? voices[0];

    /// <summary>Grows with papers and with time, and needs no recomputation as time passes: only the order counts.</summary>
    private static double WeightOf(List<Member> members, List<Member> voices)
    {
        var independent = voices.Select(member => member.SourceId).Distinct(StringComparer.Ordinal).Count();
        var all = members.Select(member => member.SourceId).Distinct(StringComparer.Ordinal).Count();
        var outlets = independent + (WeightOfCopy * (all - independent));
        return Math.Log2(outlets) + (voices.Max(member => member.At).Stamp / WeightOfDoubling.TotalMilliseconds);
    }

    private sealed record Member(
        long Id, string SourceId, bool IsCopy, ExtractionMethod Method, DateTimeOffset FirstSeen, DateTimeOffset At);
}

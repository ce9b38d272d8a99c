using Aggregator.Extraction;
using Aggregator.Stories;

namespace Aggregator.Storage;

/// <summary>Computes a story's row anew from its articles.</summary>
internal static class StoryRefresh
{
    // Twice as many papers on an event lift it as far as half a day of youth does.
    private static readonly TimeSpan WeightOfDoubling = TimeSpan.FromHours(12);

    // A copy of another paper's text says that the event matters, but no new voice speaks.
    private const double WeightOfCopy = 0.5;

    /// <param name="decided">What editors decided on this story and its neighbours; null when nothing.</param>
    public static void Run(Session session, long storyId, DecidedStories? decided)
    {
        var members = Members(session, storyId);
        if (members.Count == 0)
        {
            session.Execute("DELETE FROM story WHERE id = $id", ("$id", storyId));
            return;
        }

        var voices = members.Where(member => !member.IsCopy).ToList();
        if (voices.Count == 0)
        {
            voices = members;
        }

        long? chosen = decided?.Leads.TryGetValue(storyId, out var lead) == true ? lead : null;
        session.Execute(
            """
            INSERT INTO story (id, lead_id, first_seen, last_updated, weight, pinned)
            VALUES ($id, $lead, $first_seen, $last_updated, $weight, $pinned)
            ON CONFLICT (id) DO UPDATE
            SET lead_id = excluded.lead_id, first_seen = excluded.first_seen,
                last_updated = excluded.last_updated, weight = excluded.weight, pinned = excluded.pinned
            """,
            ("$id", storyId),
            ("$lead", chosen ?? LeadOf(voices).Id),
            ("$first_seen", members.Min(member => member.FirstSeen).Stamp),
            ("$last_updated", voices.Max(member => member.At).Stamp),
            ("$weight", WeightOf(members, voices)),
            ("$pinned", decided?.Pinned.Contains(storyId) == true ? 1 : 0));
    }

    private static List<Member> Members(Session session, long storyId) => session.Query(
        """
        SELECT id, source_id, duplicate_of, method, first_seen, at FROM article
        WHERE story_id = $story AND id NOT IN (SELECT id FROM hidden_article)
        ORDER BY id
        """,
        row => new Member(
            row.GetInt64(0), row.GetString(1), !row.IsDBNull(2), (ExtractionMethod)row.GetInt32(3), row.Instant(4), row.Instant(5)),
        ("$story", storyId));

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

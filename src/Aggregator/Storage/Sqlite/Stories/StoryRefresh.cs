using Aggregator.Extraction;
using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Stories.Decisions;
using Aggregator.Stories.Shown;

namespace Aggregator.Storage.Sqlite.Stories;

/// <summary>Computes a story's row anew from its articles, and which version is shown of each of its texts.</summary>
internal static class StoryRefresh
{
    // Twice as many papers on an event lift it as far as half a day of youth does.
    private static readonly TimeSpan WeightOfDoubling = TimeSpan.FromHours(12);

    private static readonly Dictionary<long, long> NoChoice = [];

    /// <param name="session">In the transaction that places.</param>
    /// <param name="storyId">Of the story.</param>
    /// <param name="decided">What editors decided on this story and its neighbours; null when nothing.</param>
    /// <param name="policy">Which version of a text is shown.</param>
    public static void Run(Session session, long storyId, DecidedStories? decided, ShownPolicy policy)
    {
        var members = Members(session, storyId);
        var before = ShownVersions.Of(session, storyId);
        if (members.Count == 0)
        {
            ShownVersions.Save(session, before, new Dictionary<long, ShownVersion>());
            session.Execute("DELETE FROM story WHERE id = $id", ("$id", storyId));
            return;
        }

        var chosen = decided?.Leads.TryGetValue(storyId, out var editors) == true ? editors : (long?)null;
        var face = StoryFace.Of([.. members.Select(member => member.Told)], policy, decided?.Shown ?? NoChoice, chosen);
        ShownVersions.Save(session, before, face.Shown);
        var texts = members.GroupBy(member => member.Told.TextId).ToList();
        session.Execute(
            """
            INSERT INTO story (id, lead_id, lead_reason, first_seen, last_updated, weight, pinned)
            VALUES ($id, $lead, $reason, $first_seen, $last_updated, $weight, $pinned)
            ON CONFLICT (id) DO UPDATE
            SET lead_id = excluded.lead_id, lead_reason = excluded.lead_reason, first_seen = excluded.first_seen,
                last_updated = excluded.last_updated, weight = excluded.weight, pinned = excluded.pinned
            """,
            ("$id", storyId),
            ("$lead", face.Lead.Lead),
            ("$reason", face.Lead.ToJson()),
            ("$first_seen", members.Min(member => member.FirstSeen).Stamp),
            ("$last_updated", texts.Max(At).Stamp),
            ("$weight", WeightOf(texts)),
            ("$pinned", decided?.Pinned.Contains(storyId) == true ? 1 : 0));
    }

    private static List<Member> Members(Session session, long storyId) => session.Query(
        """
        SELECT a.id, a.source_id, a.duplicate_of, a.method, a.first_seen, a.at, a.image IS NOT NULL, s.weight, OCTET_LENGTH(b.text)
        FROM article AS a JOIN source AS s ON s.id = a.source_id JOIN article_body AS b ON b.article_id = a.id
        WHERE a.story_id = $story AND a.id NOT IN (SELECT id FROM hidden_article)
        ORDER BY a.id
        """,
        row => new Member(
            new StoryMember(
                new TextVersion(row.GetInt64(0), row.Instant(5), row.GetInt64(8), (ExtractionMethod)row.GetInt32(3) == ExtractionMethod.FeedExcerpt, row.GetDouble(7)),
                row.GetString(1),
                row.NumberOrNull(2) ?? row.GetInt64(0),
                row.GetBoolean(6)),
            row.Instant(4)),
        ("$story", storyId));

    private static DateTimeOffset At(IGrouping<long, Member> text) => text.Min(member => member.Told.Version.At);

    /// <summary>
    /// Grows with papers and with time, and needs no recomputation as time passes: only the order counts. A text counts once, as the
    /// paper's that had it first: twenty copies of one telegram are one voice.
    /// </summary>
    private static double WeightOf(List<IGrouping<long, Member>> texts)
    {
        var outlets = texts.Select(text => text.First().Told.SourceId).Distinct(StringComparer.Ordinal).Count();
        return Math.Log2(outlets) + (texts.Max(At).Stamp / WeightOfDoubling.TotalMilliseconds);
    }

    private sealed record Member(StoryMember Told, DateTimeOffset FirstSeen);
}

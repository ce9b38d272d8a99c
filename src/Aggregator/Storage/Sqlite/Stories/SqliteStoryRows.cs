using Aggregator.Extraction;
using Aggregator.Storage.Policy.Stories;
using Aggregator.Storage.Sqlite.Desk;
using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Stories.Decisions;
using Aggregator.Stories.Shown;

namespace Aggregator.Storage.Sqlite.Stories;

/// <summary><see cref="IStoryRows"/> in SQLite.</summary>
internal sealed class SqliteStoryRows(Session session) : IStoryRows
{
    public IReadOnlyList<EditorDecision> Decisions() => DecisionRow.All(session);

    public EditorDecision Add(EditorDecision decision) => decision with { Id = DecisionRow.Add(session, decision) };

    public IReadOnlyList<FoundPlace> Found(IReadOnlyCollection<long> stories) => session.Query(
        """
        SELECT id, found_story_id, found_copy_of FROM article
        WHERE found_story_id IN (SELECT value FROM json_each($stories))
        ORDER BY id
        """,
        row => new FoundPlace(row.GetInt64(0), row.GetInt64(1), row.NumberOrNull(2)),
        ("$stories", JsonList.Of(stories)));

    public IReadOnlyCollection<long> FoundStoriesOf(IReadOnlyCollection<long> articles) => session.Query(
        "SELECT DISTINCT found_story_id FROM article WHERE id IN (SELECT value FROM json_each($ids)) AND found_story_id IS NOT NULL",
        row => row.GetInt64(0),
        ("$ids", JsonList.Of(articles)));

    public IReadOnlyList<DecidedPlace> Places(IReadOnlyCollection<long> articles) => session.Query(
        """
        SELECT a.id, a.story_id, a.duplicate_of, h.id IS NOT NULL
        FROM article AS a LEFT JOIN hidden_article AS h ON h.id = a.id
        WHERE a.id IN (SELECT value FROM json_each($ids))
        """,
        row => new DecidedPlace(row.GetInt64(0), row.GetInt64(1), row.NumberOrNull(2), row.GetBoolean(3)),
        ("$ids", JsonList.Of(articles)));

    public long? StoryOf(long article) => session.Number("SELECT story_id FROM article WHERE id = $id", ("$id", article));

    public long? Anchor(long story) =>
        session.Number("SELECT id FROM article WHERE story_id = $story ORDER BY id <> $story, id LIMIT 1", ("$story", story));

    public KeptStory Read(long story) => new(Members(story), Versions(story));

    public void Move(DecidedPlace before, DecidedPlace now)
    {
        session.Execute(
            "UPDATE article SET story_id = $story, duplicate_of = $duplicate_of WHERE id = $id",
            ("$story", now.StoryId),
            ("$duplicate_of", now.DuplicateOf),
            ("$id", now.Id));
        if (now.IsHidden)
        {
            session.Execute("INSERT INTO hidden_article (id) VALUES ($id) ON CONFLICT DO NOTHING", ("$id", now.Id));
        }
        else
        {
            session.Execute("DELETE FROM hidden_article WHERE id = $id", ("$id", now.Id));
        }
    }

    public void Show(long text, ShownVersion? version)
    {
        if (version is null)
        {
            session.Execute("DELETE FROM shown_version WHERE text_id = $text", ("$text", text));
            return;
        }

        session.Execute(
            """
            INSERT INTO shown_version (text_id, article_id, why) VALUES ($text, $article, $why)
            ON CONFLICT (text_id) DO UPDATE SET article_id = excluded.article_id, why = excluded.why
            """,
            ("$text", text),
            ("$article", version.Id),
            ("$why", version.Why.ToString()));
    }

    public void Save(long story, StoryFigures figures) => session.Execute(
        """
        INSERT INTO story (id, lead_id, lead_reason, first_seen, last_updated, weight, pinned)
        VALUES ($id, $lead, $reason, $first_seen, $last_updated, $weight, $pinned)
        ON CONFLICT (id) DO UPDATE
        SET lead_id = excluded.lead_id, lead_reason = excluded.lead_reason, first_seen = excluded.first_seen,
            last_updated = excluded.last_updated, weight = excluded.weight, pinned = excluded.pinned
        """,
        ("$id", story),
        ("$lead", figures.Face.Lead.Lead),
        ("$reason", figures.Face.Lead.ToJson()),
        ("$first_seen", figures.FirstSeen.Stamp),
        ("$last_updated", figures.LastUpdated.Stamp),
        ("$weight", figures.Weight),
        ("$pinned", figures.IsPinned ? 1 : 0));

    public void Delete(long story) => session.Execute("DELETE FROM story WHERE id = $id", ("$id", story));

    private List<KeptMember> Members(long story) => session.Query(
        """
        SELECT a.id, a.source_id, a.duplicate_of, a.method, a.first_seen, a.at, a.image IS NOT NULL, s.weight, OCTET_LENGTH(b.text)
        FROM article AS a JOIN source AS s ON s.id = a.source_id JOIN article_body AS b ON b.article_id = a.id
        WHERE a.story_id = $story AND a.id NOT IN (SELECT id FROM hidden_article)
        ORDER BY a.id
        """,
        row => new KeptMember(
            new StoryMember(
                new TextVersion(row.GetInt64(0), row.Instant(5), row.GetInt64(8), (ExtractionMethod)row.GetInt32(3) == ExtractionMethod.FeedExcerpt, row.GetDouble(7)),
                row.GetString(1),
                row.NumberOrNull(2) ?? row.GetInt64(0),
                row.GetBoolean(6)),
            row.Instant(4)),
        ("$story", story));

    private Dictionary<long, ShownVersion> Versions(long story) => session.Query(
        "SELECT text_id, article_id, why FROM article AS a CROSS JOIN shown_version ON text_id = a.id WHERE a.story_id = $story",
        row => (Text: row.GetInt64(0), Version: new ShownVersion(row.GetInt64(1), Enum.Parse<ShownReason>(row.GetString(2)))),
        ("$story", story)).ToDictionary(row => row.Text, row => row.Version);
}

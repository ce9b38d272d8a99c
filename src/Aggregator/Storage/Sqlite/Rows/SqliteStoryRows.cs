using Aggregator.Extraction;
using Aggregator.Storage.Policy.Stories;
using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Stories.Decisions;
using Aggregator.Stories.Shown;

namespace Aggregator.Storage.Sqlite.Rows;

/// <summary><see cref="IStoryRows"/> in SQLite.</summary>
internal sealed class SqliteStoryRows(Session session) : IStoryRows
{
    public IReadOnlyList<EditorDecision> Decisions() => DecisionRow.All(session);

    public EditorDecision Add(EditorDecision decision) => decision with { Id = DecisionRow.Add(session, decision) };

    public IReadOnlyList<FoundPlace> Found(long story, int most, IReadOnlyCollection<long> also) => session.Query(
        """
        SELECT id, found_story_id, found_copy_of, found_duplicate_of, source_id IN (SELECT source_id FROM operator_source WHERE with_articles = 1)
        FROM article
        WHERE id IN (
            SELECT id FROM (SELECT id FROM article WHERE found_story_id = $story ORDER BY id LIMIT $most)
            UNION SELECT id FROM article WHERE id IN (SELECT value FROM json_each($also)) AND found_story_id = $story)
        ORDER BY id
        """,
        row => new FoundPlace(row.GetInt64(0), row.GetInt64(1), row.NumberOrNull(2)) { DuplicateOf = row.NumberOrNull(3), IsRemoved = row.GetBoolean(4) },
        ("$story", story),
        ("$most", most),
        ("$also", JsonList.Of(also)));

    public IReadOnlyCollection<long> FoundStoriesOf(IReadOnlyCollection<long> articles) => session.Query(
        "SELECT DISTINCT found_story_id FROM article WHERE id IN (SELECT value FROM json_each($ids)) AND found_story_id IS NOT NULL",
        row => row.GetInt64(0),
        ("$ids", JsonList.Of(articles)));

    public IReadOnlyCollection<long> WithRemoved(IReadOnlyCollection<long> stories) =>
        session.Number("SELECT 1 FROM operator_source WHERE with_articles = 1 LIMIT 1") is null ? [] : session.Query(
            """
            SELECT DISTINCT found_story_id FROM article
            WHERE found_story_id IN (SELECT value FROM json_each($stories))
              AND source_id IN (SELECT source_id FROM operator_source WHERE with_articles = 1)
            """,
            row => row.GetInt64(0),
            ("$stories", JsonList.Of(stories)));

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

    public KeptStory Read(long story, int most, IReadOnlyCollection<long> also)
    {
        var ids = session.Query(
            """
            SELECT id FROM (SELECT id FROM article WHERE story_id = $story AND id NOT IN (SELECT id FROM hidden_article) ORDER BY id LIMIT $most)
            UNION
            SELECT id FROM article
            WHERE id IN (SELECT value FROM json_each($also)) AND story_id = $story AND id NOT IN (SELECT id FROM hidden_article)
            """,
            row => row.GetInt64(0),
            ("$story", story),
            ("$most", most),
            ("$also", JsonList.Of(also)));
        var articles = ids.Count < most ? ids.Count : (int)(session.Number(
            "SELECT COUNT(*) FROM article WHERE story_id = $story AND id NOT IN (SELECT id FROM hidden_article)", ("$story", story)) ?? 0);
        return new KeptStory(Members(ids), articles, Versions(story, most));
    }

    public IReadOnlyList<StoryMember> Members(IReadOnlyCollection<long> articles) => session.Query(
        """
        SELECT a.id, a.source_id, a.duplicate_of, a.method, a.first_seen, a.at, a.image IS NOT NULL, a.found_continues, s.weight, COALESCE(b.length_before, OCTET_LENGTH(b.text)), a.published_is_day
        FROM article AS a JOIN source AS s ON s.id = a.source_id JOIN article_body AS b ON b.article_id = a.id
        WHERE a.id IN (SELECT value FROM json_each($ids))
        ORDER BY a.id
        """,
        row => new StoryMember(
            new TextVersion(row.GetInt64(0), row.Instant(5), row.GetInt64(9), (ExtractionMethod)row.GetInt32(3) == ExtractionMethod.FeedExcerpt, row.GetDouble(8)) { IsDay = row.GetBoolean(10) },
            row.GetString(1),
            row.NumberOrNull(2) ?? row.GetInt64(0),
            row.GetBoolean(6),
            row.Instant(4),
            row.NumberOrNull(7)),
        ("$ids", JsonList.Of(articles)));

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
        INSERT INTO story (id, lead_id, lead_reason, first_seen, last_updated, weight, articles, continues, pinned)
        VALUES ($id, $lead, $reason, $first_seen, $last_updated, $weight, $articles, $continues, $pinned)
        ON CONFLICT (id) DO UPDATE
        SET lead_id = excluded.lead_id, lead_reason = excluded.lead_reason, first_seen = excluded.first_seen,
            last_updated = excluded.last_updated, weight = excluded.weight, articles = excluded.articles, continues = excluded.continues,
            pinned = excluded.pinned
        """,
        ("$id", story),
        ("$lead", figures.Face.Lead.Lead),
        ("$reason", figures.Face.Lead.ToJson()),
        ("$first_seen", figures.FirstSeen.Stamp),
        ("$last_updated", figures.LastUpdated.Stamp),
        ("$weight", figures.Weight),
        ("$articles", figures.Articles),
        ("$continues", figures.Continues),
        ("$pinned", figures.IsPinned ? 1 : 0));

    public void Delete(long story) => session.Execute("DELETE FROM story WHERE id = $id", ("$id", story));

    public int? Articles(long story) => (int?)session.Number("SELECT articles FROM story WHERE id = $id", ("$id", story));

    public void Count(long story, int more) =>
        session.Execute("UPDATE story SET articles = articles + $more WHERE id = $id", ("$more", more), ("$id", story));

    public byte[]? KeptTexts(long story) =>
        session.Query("SELECT texts FROM story_texts WHERE story_id = $id", row => row.BytesOrNull(0), ("$id", story)).FirstOrDefault();

    public void KeepTexts(long story, byte[]? texts)
    {
        if (texts is null)
        {
            session.Execute("DELETE FROM story_texts WHERE story_id = $id", ("$id", story));
            return;
        }

        session.Execute(
            "INSERT INTO story_texts (story_id, texts) VALUES ($id, $texts) ON CONFLICT (story_id) DO UPDATE SET texts = excluded.texts",
            ("$id", story),
            ("$texts", texts));
    }

    private Dictionary<long, ShownVersion> Versions(long story, int most) => session.Query(
        """
        SELECT text_id, article_id, why FROM shown_version
        WHERE text_id IN (SELECT id FROM article WHERE story_id = $story ORDER BY id LIMIT $most)
        """,
        row => (Text: row.GetInt64(0), Version: new ShownVersion(row.GetInt64(1), Enum.Parse<ShownReason>(row.GetString(2)))),
        ("$story", story),
        ("$most", most)).ToDictionary(row => row.Text, row => row.Version);
}

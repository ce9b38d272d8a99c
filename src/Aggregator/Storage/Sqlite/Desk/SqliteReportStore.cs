using System.Globalization;
using Aggregator.Extraction;
using Aggregator.Storage.Policy.Entries;
using Aggregator.Storage.Policy.Stories;
using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Storage.Sqlite.Rows;
using Aggregator.Storage.Sqlite.Stories;
using Aggregator.Stories;
using Aggregator.Stories.Shown;
using Aggregator.Text.Addresses;
using Aggregator.Text.Sentences;
using Microsoft.Data.Sqlite;

namespace Aggregator.Storage.Sqlite.Desk;

/// <summary><see cref="IReportStore"/> in SQLite.</summary>
internal sealed class SqliteReportStore(SqliteDatabase database) : IReportStore
{
    public Task<IReadOnlyDictionary<string, SourceTally>> TalliesAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyDictionary<string, SourceTally>>(
            session => session.Query(
                """
                SELECT source_id, COUNT(*), SUM(duplicate_of IS NOT NULL) FROM article
                WHERE first_seen >= $since GROUP BY source_id
                """,
                row => (Source: row.GetString(0), Tally: new SourceTally(row.GetInt32(1), row.GetInt32(2))),
                ("$since", since.Stamp)).ToDictionary(row => row.Source, row => row.Tally),
            cancellationToken);

    public Task<Biography?> BiographyAsync(string name, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => Entries(session, name) is [var entry, .. var others]
                ? Complete(session, entry) with { SameAddress = Links(session, others) }
                : null,
            cancellationToken);

    /// <summary>The entry, and after it other entries to which their feed gave the same address.</summary>
    private static List<Biography> Entries(Session session, string name)
    {
        const string Columns = "SELECT id, source_id, entry_key, link, first_seen, state, attempts, failure, article_id FROM entry";
        var article = session.Number(
            "SELECT id FROM article WHERE id = $id OR url_key = $key",
            ("$id", long.TryParse(name, CultureInfo.InvariantCulture, out var id) ? id : -1),
            ("$key", CanonicalUrl.Key(name)));
        return session.Query($"{Columns} WHERE article_id = $article ORDER BY first_seen LIMIT 1", EntryOf, ("$article", article)) is [var entry]
            ? [entry]
            : session.Query($"{Columns} WHERE link = $name ORDER BY first_seen, id LIMIT $most", EntryOf, ("$name", name), ("$most", 1 + Biography.MostLinks));
    }

    private static List<ArticleLink> Links(Session session, IEnumerable<Biography> entries) => session.Query(
        "SELECT id, title FROM article WHERE id IN (SELECT value FROM json_each($ids)) ORDER BY id",
        row => new ArticleLink(row.GetInt64(0), row.GetString(1)),
        ("$ids", JsonList.Of(entries.Select(entry => entry.ArticleId).OfType<long>())));

    private static Biography EntryOf(SqliteDataReader row) => new()
    {
        EntryId = row.GetInt64(0),
        SourceId = row.GetString(1),
        EntryKey = row.GetString(2),
        Link = row.TextOrNull(3),
        FirstSeen = row.Instant(4),
        State = row.GetInt64(5) switch { 0 => "waits", 1 => "done", _ => "given up" },
        Attempts = row.GetInt32(6),
        Failure = Sentence.FromStored(row.TextOrNull(7)),
        ArticleId = row.NumberOrNull(8),
    };

    private static Biography Complete(Session session, Biography entry) => session.Query(
        """
        SELECT title, url, canonical_url, method, quality, at, updated_at, version, story_id, duplicate_of, explanation, text,
               found_story_id, found_duplicate_of, id IN (SELECT id FROM hidden_article), url_key
        FROM article JOIN article_body ON article_id = id WHERE id = $id
        """,
        row => entry with
        {
            Title = row.GetString(0),
            Url = row.GetString(1),
            CanonicalUrl = row.GetString(2),
            Method = (ExtractionMethod)row.GetInt32(3),
            Quality = row.GetDouble(4),
            At = row.Instant(5),
            UpdatedAt = row.Instant(6),
            Version = row.GetInt32(7),
            StoryId = row.NumberOrNull(8),
            DuplicateOf = row.NumberOrNull(9),
            Explanation = Explanation.Parse(row.TextOrNull(10)),
            Text = row.GetString(11),
            FoundStoryId = row.NumberOrNull(12),
            FoundDuplicateOf = row.NumberOrNull(13),
            IsHidden = row.GetBoolean(14),
            IsPart = PreparedArticle.IsPart(row.GetString(15), row.GetString(2)),
        },
        ("$id", entry.ArticleId)).FirstOrDefault() is { } article ? Compare(session, article) : entry;

    private static Biography Compare(Session session, Biography article)
    {
        var all = DecisionRow.All(session);
        return article with
        {
            StoryPart = StoryChain.PartOf(article.StoryId, story => Earlier(session, story)?.Id),
            Continues = article.StoryId is { } part ? Earlier(session, part) : null,
            ContinuedBy = article.StoryId is { } closed ? StoryLinks.Later(session, JsonList.Of([closed])).GetValueOrDefault(closed) : null,
            Decisions = [.. all.Where(decision => DecisionForm.Concerned(decision, all).Contains(article.ArticleId ?? 0))],
            Shown = session.Query(
                "SELECT article_id, why FROM shown_version WHERE text_id = $text",
                row => new ShownVersion(row.GetInt64(0), Enum.Parse<ShownReason>(row.GetString(1))),
                ("$text", article.DuplicateOf ?? article.ArticleId)).FirstOrDefault(),
            Lead = LeadReason.Parse(session.Query(
                "SELECT lead_reason FROM story WHERE id = $story", row => row.TextOrNull(0), ("$story", article.StoryId)).FirstOrDefault()),
            Other = session.Query(
                "SELECT id, source_id, title, url, at, text FROM article JOIN article_body ON article_id = id WHERE id = $id",
                row => new ComparedArticle(
                    row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.Instant(4), row.GetString(5)),
                ("$id", article.Explanation?.Other)).FirstOrDefault(),
        };
    }

    private static StoryLink? Earlier(Session session, long story) => StoryLinks.Earlier(session, JsonList.Of([story])).GetValueOrDefault(story);
}

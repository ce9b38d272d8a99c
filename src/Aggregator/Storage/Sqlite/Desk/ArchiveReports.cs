using System.Globalization;
using System.Text.Json.Serialization;
using Aggregator.Extraction;
using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Stories;
using Aggregator.Stories.Decisions;
using Aggregator.Stories.Shown;
using Aggregator.Text.Addresses;
using Microsoft.Data.Sqlite;

namespace Aggregator.Storage.Sqlite.Desk;

/// <summary>Answers an operator's questions about the archive; reads only.</summary>
public sealed class ArchiveReports(SqliteDatabase database)
{
    /// <summary>What came of each source's entries since an instant.</summary>
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

    /// <summary>The biography of one article.</summary>
    /// <param name="name">The article's number, or any address of it.</param>
    /// <returns>Null when nothing of that name was ever seen.</returns>
    public Task<Biography?> BiographyAsync(string name, CancellationToken cancellationToken) =>
        database.ReadAsync(session => FindEntry(session, name) is { } entry ? Complete(session, entry) : null, cancellationToken);

    private static Biography? FindEntry(Session session, string name)
    {
        const string Columns = "SELECT id, source_id, entry_key, link, first_seen, state, attempts, failure, article_id FROM entry";
        var article = session.Number(
            "SELECT id FROM article WHERE id = $id OR url_key = $key",
            ("$id", long.TryParse(name, CultureInfo.InvariantCulture, out var id) ? id : -1),
            ("$key", CanonicalUrl.Key(name)));
        return session.Query($"{Columns} WHERE article_id = $article ORDER BY first_seen LIMIT 1", EntryOf, ("$article", article)).FirstOrDefault()
            ?? session.Query($"{Columns} WHERE link = $name ORDER BY first_seen LIMIT 1", EntryOf, ("$name", name)).FirstOrDefault();
    }

    private static Biography EntryOf(SqliteDataReader row) => new()
    {
        EntryId = row.GetInt64(0),
        SourceId = row.GetString(1),
        EntryKey = row.GetString(2),
        Link = row.TextOrNull(3),
        FirstSeen = row.Instant(4),
        State = row.GetInt64(5) switch { 0 => "waits", 1 => "done", _ => "given up" },
        Attempts = row.GetInt32(6),
        Failure = row.TextOrNull(7),
        ArticleId = row.NumberOrNull(8),
    };

    private static Biography Complete(Session session, Biography entry) => session.Query(
        """
        SELECT title, url, canonical_url, method, quality, at, updated_at, version, story_id, duplicate_of, explanation, text,
               found_story_id, found_duplicate_of, id IN (SELECT id FROM hidden_article)
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
        },
        ("$id", entry.ArticleId)).FirstOrDefault() is { } article ? Compare(session, article) : entry;

    private static Biography Compare(Session session, Biography article)
    {
        var all = DecisionRow.All(session);
        return article with
        {
            Decisions = [.. all.Where(decision => DecisionCheck.Concerned(decision, all).Contains(article.ArticleId ?? 0))],
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
}

/// <summary>The article that another was compared with.</summary>
public sealed record ComparedArticle(
    long Id, string SourceId, string Title, string Url, DateTimeOffset At, [property: JsonIgnore] string Text);

/// <summary>How many articles a source gave, and how many of them carry another's text.</summary>
public sealed record SourceTally(int Articles, int Duplicates);

/// <summary>What happened to one entry from its first sight to the feed; what has not happened yet is null.</summary>
public sealed record Biography
{
    public required long EntryId { get; init; }

    public required string SourceId { get; init; }

    /// <summary>The natural key within the source.</summary>
    public required string EntryKey { get; init; }

    public string? Link { get; init; }

    public required DateTimeOffset FirstSeen { get; init; }

    /// <summary>waits, done or given up.</summary>
    public required string State { get; init; }

    public required int Attempts { get; init; }

    /// <summary>Why there is no article, or only an excerpt.</summary>
    public string? Failure { get; init; }

    public long? ArticleId { get; init; }

    public string? Title { get; init; }

    public string? Url { get; init; }

    public string? CanonicalUrl { get; init; }

    public ExtractionMethod? Method { get; init; }

    /// <summary>0 to 1.</summary>
    public double? Quality { get; init; }

    public DateTimeOffset? At { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public int? Version { get; init; }

    public long? StoryId { get; init; }

    public long? DuplicateOf { get; init; }

    /// <summary>Where the machine had put it.</summary>
    public long? FoundStoryId { get; init; }

    public long? FoundDuplicateOf { get; init; }

    /// <summary>True when an editor hid it.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Which version of its text readers see; null when no other paper carries it.</summary>
    public ShownVersion? Shown { get; init; }

    /// <summary>Which article leads its story, and why.</summary>
    public LeadReason? Lead { get; init; }

    /// <summary>What the machine compared it with, and the result.</summary>
    public Explanation? Explanation { get; init; }

    /// <summary>The article that <see cref="Explanation"/> names.</summary>
    public ComparedArticle? Other { get; init; }

    /// <summary>What editors decided about it, undone or not.</summary>
    [JsonIgnore]
    public IReadOnlyList<EditorDecision> Decisions { get; init; } = [];

    [JsonIgnore]
    public string? Text { get; init; }
}

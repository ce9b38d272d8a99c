using Aggregator.Extraction;
using Aggregator.Text;
using Microsoft.Data.Sqlite;

namespace Aggregator.Storage;

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

    private static Biography? FindEntry(Session session, string name) => session.Query(
        """
        SELECT e.id, e.source_id, e.entry_key, e.link, e.first_seen, e.state, e.attempts, e.failure, e.article_id
        FROM entry AS e LEFT JOIN article AS a ON a.id = e.article_id
        WHERE a.id = $id OR a.url_key = $key OR a.url = $name OR a.canonical_url = $name OR e.link = $name
        ORDER BY e.first_seen LIMIT 1
        """,
        EntryOf,
        ("$id", long.TryParse(name, System.Globalization.CultureInfo.InvariantCulture, out var id) ? id : -1),
        ("$key", CanonicalUrl.Key(name)),
        ("$name", name)).FirstOrDefault();

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
        SELECT title, url, canonical_url, method, quality, at, updated_at, version, story_id, duplicate_of, explanation
        FROM article WHERE id = $id
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
            Explanation = row.TextOrNull(10),
        },
        ("$id", entry.ArticleId)).FirstOrDefault() ?? entry;
}

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

    /// <summary>JSON: what the grouper compared it with, and the result.</summary>
    public string? Explanation { get; init; }
}

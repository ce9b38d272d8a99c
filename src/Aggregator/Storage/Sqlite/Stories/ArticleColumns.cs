using Aggregator.Extraction;
using Aggregator.Storage.Policy.Entries;
using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Stories;
using Aggregator.Text.Dates;
using Microsoft.Data.Sqlite;

namespace Aggregator.Storage.Sqlite.Stories;

/// <summary>Reads articles from their columns.</summary>
internal static class ArticleColumns
{
    /// <summary>The number of <see cref="Columns"/>.</summary>
    public const int Count = 26;

    /// <summary>The table of articles joined with the table of texts. They are separate because an article's row is written more
    /// often than its text.</summary>
    /// <remarks>CROSS JOIN makes SQLite find the article first and then its text.</remarks>
    public const string Whole = "article AS a CROSS JOIN article_body AS b ON b.article_id = a.id";

    /// <summary>The columns of <see cref="Whole"/> for <see cref="Read"/>.</summary>
    public const string Columns =
        """
        a.id, a.source_id, a.url, a.canonical_url, a.title, a.authors, a.credit, a.lede, a.image, a.caption,
        a.section, a.tags, a.published, a.modified, a.language, a.original_url, a.method, a.quality,
        a.first_seen, a.at, a.updated_at, a.story_id, a.duplicate_of, b.html, b.text, a.published_is_day
        """;

    /// <summary>The same columns with empty texts, from the table of articles alone, named <c>a</c>.</summary>
    public static readonly string HeadlineColumns = Columns.Replace("b.html, b.text", "'', ''", StringComparison.Ordinal);

    public static StoryArticle Read(SqliteDataReader row) => new()
    {
        Id = row.GetInt64(0),
        Article = ReadArticle(row),
        FirstSeen = row.Instant(18),
        At = row.Instant(19),
        UpdatedAt = row.Instant(20),
        StoryId = row.NumberOrNull(21) ?? row.GetInt64(0),
        DuplicateOf = row.NumberOrNull(22),
    };

    private static Article ReadArticle(SqliteDataReader row) => new()
    {
        SourceId = row.GetString(1),
        Url = new Uri(row.GetString(2)),
        CanonicalUrl = new Uri(row.GetString(3)),
        Title = row.GetString(4),
        Authors = EntryPayload.ReadTexts(row.GetString(5)),
        Credit = row.TextOrNull(6),
        Lede = row.TextOrNull(7),
        Image = row.UriOrNull(8),
        Caption = row.TextOrNull(9),
        Section = row.TextOrNull(10),
        Tags = EntryPayload.ReadTexts(row.GetString(11)),
        Published = row.InstantOrNull(12) is { } published && row.GetBoolean(25) ? CalendarDay.Of(DateOnly.FromDateTime(published.DateTime)) : row.InstantOrNull(12),
        Modified = row.InstantOrNull(13),
        Language = row.GetString(14),
        OriginalUrl = row.UriOrNull(15),
        Method = (ExtractionMethod)row.GetInt32(16),
        Quality = row.GetDouble(17),
        Body = SafeHtml.FromStore(row.GetString(23)),
        BodyText = row.GetString(24),
    };
}

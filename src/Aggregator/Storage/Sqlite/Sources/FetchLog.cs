using Aggregator.Sources;
using Aggregator.Storage.Policy.Entries;
using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Text.Sentences;

namespace Aggregator.Storage.Sqlite.Sources;

/// <summary>The last fetches of every source.</summary>
internal static class FetchLog
{
    public static void Append(Session session, string sourceId, FetchLogEntry entry)
    {
        session.Execute(
            """
            INSERT INTO fetch_log (source_id, at, duration, url, outcome, status, detail, bytes, entries, new_entries, reader)
            VALUES ($source, $at, $duration, $url, $outcome, $status, $detail, $bytes, $entries, $new, $reader)
            """,
            ("$source", sourceId),
            ("$at", entry.At.Stamp),
            ("$duration", (long)entry.Duration.TotalMilliseconds),
            ("$url", entry.Url?.AbsoluteUri),
            ("$outcome", entry.Result.ToString()),
            ("$status", entry.StatusCode),
            ("$detail", entry.Detail?.Stored),
            ("$bytes", entry.Bytes),
            ("$entries", entry.Entries),
            ("$new", entry.NewEntries),
            ("$reader", entry.Reader?.ToString()));
        session.Execute(
            """
            DELETE FROM fetch_log
            WHERE source_id = $source
              AND id <= (SELECT id FROM fetch_log WHERE source_id = $source ORDER BY id DESC LIMIT 1 OFFSET $kept)
            """,
            ("$source", sourceId),
            ("$kept", KeptLimits.FetchesPerSource));
    }

    /// <summary>Newest first.</summary>
    public static List<(string SourceId, FetchLogEntry Entry)> Read(Session session) => session.Query(
        """
        SELECT source_id, at, duration, url, outcome, status, detail, bytes, entries, new_entries, reader
        FROM fetch_log ORDER BY source_id, id DESC
        """,
        row => (row.GetString(0), new FetchLogEntry
        {
            At = row.Instant(1),
            Duration = TimeSpan.FromMilliseconds(row.GetInt64(2)),
            Url = row.UriOrNull(3),
            Result = Enum.TryParse<FetchResult>(row.GetString(4), out var result) ? result : FetchResult.Failed,
            StatusCode = (int?)row.NumberOrNull(5),
            Detail = Sentence.FromStored(row.TextOrNull(6)),
            Bytes = row.GetInt64(7),
            Entries = row.GetInt32(8),
            NewEntries = row.GetInt32(9),
            Reader = Enum.TryParse<FeedReaderName>(row.TextOrNull(10), out var reader) ? reader : null,
        }));
}

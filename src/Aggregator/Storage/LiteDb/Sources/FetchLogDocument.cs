using Aggregator.Sources;
using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.Policy.Entries;
using Aggregator.Text.Sentences;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Sources;

/// <summary>The last fetches of a source, in one document.</summary>
internal static class FetchLogDocument
{
    private const string Collection = "fetch_log";

    public static void Append(LiteSession session, string sourceId, FetchLogEntry entry)
    {
        var log = session.Find(Collection, sourceId) ?? new BsonDocument { ["_id"] = sourceId, ["fetches"] = new BsonArray() };
        var fetches = log["fetches"].AsArray;
        fetches.Add(Write(entry));
        while (fetches.Count > KeptLimits.FetchesPerSource)
        {
            fetches.RemoveAt(0);
        }

        session.Put(Collection, log);
    }

    /// <summary>The fetches by source, the newest first.</summary>
    public static Dictionary<string, IReadOnlyList<FetchLogEntry>> All(LiteSession session) => session.Everything(Collection).ToDictionary(
        log => log["_id"].AsString,
        log => (IReadOnlyList<FetchLogEntry>)[.. log["fetches"].AsArray.Select(fetch => Read(fetch.AsDocument)).Reverse()],
        StringComparer.Ordinal);

    private static BsonDocument Write(FetchLogEntry entry)
    {
        var document = new BsonDocument
        {
            ["at"] = entry.At.ToUnixTimeMilliseconds(),
            ["duration"] = (long)entry.Duration.TotalMilliseconds,
            ["outcome"] = entry.Result.ToString(),
            ["bytes"] = entry.Bytes,
            ["entries"] = entry.Entries,
            ["new"] = entry.NewEntries,
        };
        document.Put("url", entry.Url);
        document.Put("status", entry.StatusCode);
        document.Put("detail", entry.Detail?.Stored);
        document.Put("reader", entry.Reader?.ToString());
        return document;
    }

    private static FetchLogEntry Read(BsonDocument document) => new()
    {
        At = document.Instant("at"),
        Duration = TimeSpan.FromMilliseconds(document["duration"].AsInt64),
        Url = document.UriOrNull("url"),
        Result = Enum.TryParse<FetchResult>(document["outcome"].AsString, out var result) ? result : FetchResult.Failed,
        StatusCode = (int?)document.NumberOrNull("status"),
        Detail = Sentence.FromStored(document.TextOrNull("detail")),
        Bytes = document["bytes"].AsInt64,
        Entries = document["entries"].AsInt32,
        NewEntries = document["new"].AsInt32,
        Reader = Enum.TryParse<FeedReaderName>(document.TextOrNull("reader"), out var reader) ? reader : null,
    };
}

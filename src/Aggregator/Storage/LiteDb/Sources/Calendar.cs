using System.Text;
using Aggregator.Fetching;
using Aggregator.Storage.LiteDb.Documents;
using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Text.Sentences;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Sources;

/// <summary>When a source is polled next and how the last polls went, as a document.</summary>
/// <remarks>Indexed fields: <c>due</c> (the instant from which the source may be claimed, then its id; only for active sources
/// that are not paused) and <c>until</c> (the end of the lease of a claimed source).</remarks>
internal static class Calendar
{
    public const string Collection = "calendar";

    private const int MostOfId = 200;

    /// <summary>The key after all sources that are due at the instant or before.</summary>
    public static byte[] DueUpTo(DateTimeOffset now) => LiteKeys.Of(now.ToUnixTimeMilliseconds() + 1);

    public static BsonDocument New(string sourceId, DateTimeOffset now) =>
        new() { ["_id"] = sourceId, ["next"] = now.ToUnixTimeMilliseconds(), ["failures"] = 0, ["paused"] = false };

    /// <summary>Stores the document with the instant from which the source may be claimed.</summary>
    public static void Save(LiteSession session, BsonDocument document, bool isActive)
    {
        var due = Math.Max(document["next"].AsInt64, document.NumberOrNull("until") ?? long.MinValue);
        var id = Encoding.UTF8.GetBytes(document["_id"].AsString);
        document.Put("due", isActive && !document.Flag("paused") ? [.. LiteKeys.Of(due), .. id.AsSpan(0, Math.Min(id.Length, MostOfId))] : (byte[]?)null);
        session.Put(Collection, document);
    }

    public static void Lease(BsonDocument document, long lease, DateTimeOffset until)
    {
        document["lease"] = lease;
        document.Put("until", until);
    }

    public static int Release(LiteSession session)
    {
        var sources = FollowedSource.All(session);
        var claimed = session.Range(Collection, "until", long.MinValue, long.MaxValue).ToList();
        foreach (var document in claimed)
        {
            Release(document);
            Save(session, document, sources[document["_id"].AsString].IsActive);
        }

        return claimed.Count;
    }

    public static void Release(BsonDocument document)
    {
        document.Remove("lease");
        document.Remove("until");
    }

    /// <summary>Writes the state of a poll. An operator may have paused the source while the worker had it. The worker may add a
    /// pause of its own, but does not end the operator's pause.</summary>
    public static void Write(BsonDocument document, FetchState state, bool wasPaused)
    {
        document.Put("url", state.Url);
        document.Put("etag", state.Validators.ETag);
        document.Put("modified", state.Validators.LastModified);
        document.Put("hash", state.ContentHash?.ToArray());
        document.Put("full", state.LastFull);
        document.Put("next", state.NextFetch);
        document.Put("interval", (long?)state.Interval?.TotalMilliseconds);
        document["failures"] = state.ConsecutiveFailures;
        document.Put("success", state.LastSuccess);
        document.Put("moved_to", state.MovedTo);
        document.Put("moved_since", state.MovedSince);
        if (state.Paused && !wasPaused)
        {
            document["paused"] = true;
            document.Put("reason", state.PausedReason?.Stored ?? document.TextOrNull("reason"));
        }
    }

    public static FetchState Read(BsonDocument document) => new()
    {
        Url = document.UriOrNull("url"),
        Validators = new Validators(document.TextOrNull("etag"), document.TextOrNull("modified")),
        // With a plain conditional, null would become empty memory, because byte[] converts to ReadOnlyMemory.
        ContentHash = document.BytesOrNull("hash") is { } hash ? new ReadOnlyMemory<byte>(hash) : default(ReadOnlyMemory<byte>?),
        LastFull = document.InstantOrNull("full"),
        NextFetch = document.Instant("next"),
        Interval = document.NumberOrNull("interval") is { } interval ? TimeSpan.FromMilliseconds(interval) : null,
        ConsecutiveFailures = document["failures"].AsInt32,
        LastSuccess = document.InstantOrNull("success"),
        MovedTo = document.UriOrNull("moved_to"),
        MovedSince = document.InstantOrNull("moved_since"),
        Paused = document.Flag("paused"),
        PausedReason = Sentence.FromStored(document.TextOrNull("reason")),
    };
}

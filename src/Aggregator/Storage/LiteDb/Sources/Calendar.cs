using System.Text;
using Aggregator.Fetching;
using Aggregator.Storage.LiteDb.Documents;
using Aggregator.Storage.LiteDb.Engine;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Sources;

/// <summary>When a source is asked next and how the last fetches went, as a document.</summary>
/// <remarks>
/// Indexed: <c>due</c>, the instant from which on the source may be claimed with its id, of active sources that are not paused; and
/// <c>until</c>, when the lease of a claimed one ends.
/// </remarks>
internal static class Calendar
{
    public const string Collection = "calendar";

    private const int MostOfId = 200;

    /// <summary>Up to and with an instant, for any id.</summary>
    public static byte[] DueUpTo(DateTimeOffset now) => LiteKeys.Of(now.ToUnixTimeMilliseconds() + 1);

    public static BsonDocument New(string sourceId, DateTimeOffset now) =>
        new() { ["_id"] = sourceId, ["next"] = now.ToUnixTimeMilliseconds(), ["failures"] = 0, ["paused"] = false };

    /// <summary>Writes the document with the instant from which on the source may be claimed.</summary>
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

    /// <summary>Ends every lease.</summary>
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

    /// <summary>Pausing may have happened while the worker was on its way; the worker's own pause adds to it, never lifts it.</summary>
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
            document.Put("reason", state.PausedReason ?? document.TextOrNull("reason"));
        }
    }

    public static FetchState Read(BsonDocument document) => new()
    {
        Url = document.UriOrNull("url"),
        Validators = new Validators(document.TextOrNull("etag"), document.TextOrNull("modified")),
        // A bare null would become empty memory: byte[] converts.
        ContentHash = document.BytesOrNull("hash") is { } hash ? new ReadOnlyMemory<byte>(hash) : default(ReadOnlyMemory<byte>?),
        LastFull = document.InstantOrNull("full"),
        NextFetch = document.Instant("next"),
        Interval = document.NumberOrNull("interval") is { } interval ? TimeSpan.FromMilliseconds(interval) : null,
        ConsecutiveFailures = document["failures"].AsInt32,
        LastSuccess = document.InstantOrNull("success"),
        MovedTo = document.UriOrNull("moved_to"),
        MovedSince = document.InstantOrNull("moved_since"),
        Paused = document.Flag("paused"),
        PausedReason = document.TextOrNull("reason"),
    };
}

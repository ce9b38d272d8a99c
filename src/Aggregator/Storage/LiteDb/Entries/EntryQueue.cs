using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.Policy;
using Aggregator.Storage.Policy.Entries;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Entries;

/// <summary>The waiting entries, in a collection of their own; their content as JSON is in another one.</summary>
/// <remarks>Indexed fields: <c>due</c> (the instant from which the entry may be claimed, the number, a hash of the host),
/// <c>host</c> (a hash of the host, the instant, the number), and <c>until</c> (the end of the lease of a claimed entry). A
/// claimed entry is due when its lease ends.</remarks>
internal static class EntryQueue
{
    public const string Collection = "queue";

    public const string Payloads = "entry_payload";

    /// <summary>Adds an entry. If the entry waits already, it starts again and its lease ends.</summary>
    public static void Add(LiteSession session, long id, ListedEntry entry, DateTimeOffset now)
    {
        Save(session, new BsonDocument { ["_id"] = id, ["site"] = entry.Host, ["from"] = now.ToUnixTimeMilliseconds(), ["attempts"] = 0 });
        session.Put(Payloads, new BsonDocument { ["_id"] = id, ["payload"] = entry.Payload ?? EntryPayload.Write(entry.Entry) });
    }

    public static void Remove(LiteSession session, long id)
    {
        session.Delete(Collection, id);
        session.Delete(Payloads, id);
    }

    public static bool IsAnyDue(LiteSession session, DateTimeOffset now) => session.Keys(Collection, "due", First, UpTo(now)).Any();

    /// <summary>The host with the longest waiting page, of the hosts of which no entry is claimed.</summary>
    /// <returns>Null when there is none.</returns>
    public static string? FreeHost(LiteSession session, DateTimeOffset now)
    {
        var busy = session.Range(Collection, "until", now.ToUnixTimeMilliseconds() + 1, long.MaxValue).Select(waiting => HashOf(waiting["site"].AsString)).ToHashSet();
        busy.Add(HashOf(""));
        var free = session.Keys(Collection, "due", First, UpTo(now)).Where(key => !busy.Contains(LiteKeys.At(key.AsBinary, 2)))
            .Select(key => (long?)LiteKeys.At(key.AsBinary, 1)).FirstOrDefault();
        return free is { } id ? session.Find(Collection, id)?["site"].AsString : null;
    }

    /// <summary>Claims the longest waiting entries of a host. An empty host means entries that need no page.</summary>
    public static List<EntryClaim> Claim(LiteSession session, EntryClaimRequest request, string host, int limit)
    {
        var site = HashOf(host);
        var lease = Random.Shared.NextInt64();
        var waiting = session.Range(Collection, "host", LiteKeys.Of(site, long.MinValue, 0), LiteKeys.Of(site, request.Now.ToUnixTimeMilliseconds(), long.MaxValue))
            .Take(limit).ToList();
        return [.. waiting.Select(document => Claim(session, request, document, lease)).OfType<EntryClaim>().OrderBy(claim => claim.Id)];
    }

    /// <summary>Ends every lease and takes back the attempts.</summary>
    public static int Release(LiteSession session)
    {
        var claimed = session.Range(Collection, "until", long.MinValue, long.MaxValue).ToList();
        foreach (var document in claimed)
        {
            document.Remove("lease");
            document.Remove("until");
            document["attempts"] = Math.Max(document["attempts"].AsInt32 - 1, 0);
            Save(session, document);
        }

        return claimed.Count;
    }

    public static void Save(LiteSession session, BsonDocument document)
    {
        var due = Math.Max(document["from"].AsInt64, document.NumberOrNull("until") ?? long.MinValue);
        var (id, site) = (document["_id"].AsInt64, HashOf(document["site"].AsString));
        document["due"] = LiteKeys.Of(due, id, site);
        document["host"] = LiteKeys.Of(site, due, id);
        session.Put(Collection, document);
    }

    private static byte[] First => LiteKeys.Of(long.MinValue);

    private static byte[] UpTo(DateTimeOffset now) => LiteKeys.Of(now.ToUnixTimeMilliseconds() + 1);

    private static EntryClaim? Claim(LiteSession session, EntryClaimRequest request, BsonDocument document, long lease)
    {
        var id = document["_id"].AsInt64;
        if (session.Find(EntryDocument.Collection, id) is not { } entry || session.Find(Payloads, id) is not { } testimony)
        {
            return null;
        }

        document["attempts"] = document["attempts"].AsInt32 + 1;
        document["lease"] = lease;
        document.Put("until", request.Now + request.Lease);
        Save(session, document);
        return new EntryClaim(
            id,
            entry["source"].AsString,
            EntryPayload.Read(testimony["payload"].AsBinary),
            document["site"].AsString.Length == 0,
            entry.Instant("first_seen"),
            document["attempts"].AsInt32,
            lease)
        {
            IsKnown = entry.ContainsKey("article"),
        };
    }

    private static long HashOf(string host) => host.Length == 0 ? 0 : StableHash.Of(host);
}

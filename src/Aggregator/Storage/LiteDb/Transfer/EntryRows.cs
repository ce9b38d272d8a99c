using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.LiteDb.Entries;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Transfer;

/// <summary>Rows of entries, of their names, and of the queue of waiting entries.</summary>
internal static class EntryRows
{
    private static readonly Fields Columns = new(
        "id=_id, source_id=source, entry_key=key, link, payload_hash=hash, revisions, first_seen, state, attempts, article_id=article, failure");

    public static ArchiveRow Read(LiteSession session, BsonDocument entry)
    {
        var values = Columns.Read(entry);
        var waiting = entry["state"].AsString == EntryDocument.Waits ? session.Find(EntryQueue.Collection, entry["_id"]) : null;
        values["attempts"] = waiting?["attempts"].AsInt64 ?? entry.NumberOrNull("attempts") ?? 0L;
        values["host"] = waiting?["site"].AsString;
        values["due"] = waiting?["from"].AsInt64;
        values["payload"] = waiting is null ? null : session.Find(EntryQueue.Payloads, entry["_id"])?["payload"].AsBinary;
        return new ArchiveRow(ArchiveKinds.Entry, values);
    }

    public static void Fill(LiteSession session, ArchiveRow row)
    {
        var entry = Columns.Write(row, []);
        entry["names"] = new BsonArray();
        session.Insert(EntryDocument.Collection, entry);
        session.Raise(EntryDocument.Collection, row.Number("id"));
        if (row.Text("state") != EntryDocument.Waits)
        {
            return;
        }

        EntryQueue.Save(session, new BsonDocument
        {
            ["_id"] = row.Number("id"),
            ["site"] = row.TextOrNull("host") ?? "",
            ["from"] = row.NumberOrNull("due") ?? row.Number("first_seen"),
            ["attempts"] = row.Number("attempts"),
        });
        if (row.BytesOrNull("payload") is { } payload)
        {
            session.Put(EntryQueue.Payloads, new BsonDocument { ["_id"] = row.Number("id"), ["payload"] = payload });
        }
    }

    public static IEnumerable<ArchiveRow> ReadNames(LiteSession session, BsonDocument entry) => entry["names"].AsArray.Select(
        name => new ArchiveRow(ArchiveKinds.EntryName, new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["source_id"] = entry["source"].AsString,
            ["name"] = name.AsInt64,
            ["entry_id"] = entry["_id"].AsInt64,
        }));

    public static void FillName(LiteSession session, ArchiveRow row)
    {
        if (session.Find(EntryDocument.Collection, row.Number("entry_id")) is { } entry)
        {
            entry["names"].AsArray.Add(row.Number("name"));
            session.Update(EntryDocument.Collection, entry);
        }
    }
}

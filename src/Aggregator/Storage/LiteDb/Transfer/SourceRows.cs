using Aggregator.Sources;
using Aggregator.Storage.LiteDb.Documents;
using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.LiteDb.Sources;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Transfer;

/// <summary>Rows of sources. The settings are in one document, the calendar in another, the last fetches in a third.</summary>
internal static class SourceRows
{
    private static readonly Fields Settings = new("id=_id, host, country, category, active, weight, name, home_page=home, publish, images");

    private static readonly Fields State = new(
        "id=_id, url, etag, last_modified=modified, content_hash=hash, full_at=full, next_fetch=next, interval, failures, last_success=success, moved_to, "
        + "moved_since, paused, paused_reason=reason");

    private static readonly Fields Fetches = new("at, duration, url, outcome, status, detail, bytes, entries, new_entries=new, reader");

    private static readonly Fields Operators = new(
        "source_id=_id, entry, own, removed_at, removed_by, removed_reason, with_articles, purged_at, changed_at, changed_by, revision");

    public static IEnumerable<ArchiveRow> Read(LiteSession session, BsonDocument source)
    {
        var values = Settings.Read(source);
        if (values["name"] is null)
        {
            // The terms of this source were never stored, but the document has default values for them.
            (values["publish"], values["images"]) = (null, null);
        }

        if (session.Find(Calendar.Collection, source["_id"]) is { } calendar)
        {
            foreach (var (column, value) in State.Read(calendar))
            {
                values[column] = value;
            }
        }

        yield return new ArchiveRow(ArchiveKinds.Source, values);
    }

    public static void Fill(LiteSession session, ArchiveRow row)
    {
        var source = Settings.Write(row, new BsonDocument { ["n"] = session.Next(FollowedSource.Collection) });
        var isActive = row.Number("active") == 1;
        source["active"] = isActive;
        source["publish"] = row.TextOrNull("publish") ?? nameof(PublishLevel.Full);
        source["images"] = row.TextOrNull("images") ?? nameof(ImagePolicy.Direct);
        session.Insert(FollowedSource.Collection, source);
        var calendar = State.Write(row, []);
        calendar["paused"] = row.Number("paused") == 1;
        Calendar.Save(session, calendar, isActive);
    }

    public static IEnumerable<ArchiveRow> ReadFetches(LiteSession session, BsonDocument log) => log["fetches"].AsArray.Select(fetch =>
    {
        var values = Fetches.Read(fetch.AsDocument);
        values["source_id"] = log["_id"].AsString;
        return new ArchiveRow(ArchiveKinds.Fetch, values);
    });

    public static void FillFetch(LiteSession session, ArchiveRow row)
    {
        var id = row.Text("source_id");
        var log = session.Find(ArchiveKinds.Fetch, id) ?? new BsonDocument { ["_id"] = id, ["fetches"] = new BsonArray() };
        log["fetches"].AsArray.Add(Fetches.Write(row, []));
        session.Put(ArchiveKinds.Fetch, log);
    }

    public static ArchiveRow ReadOperators(BsonDocument settings) => new(ArchiveKinds.OperatorSource, Operators.Read(settings));

    public static void FillOperators(LiteSession session, ArchiveRow row)
    {
        var settings = Operators.Write(row, []);
        (settings["own"], settings["with_articles"]) = (row.Number("own") == 1, row.Number("with_articles") == 1);
        session.Insert(ArchiveKinds.OperatorSource, settings);
    }
}

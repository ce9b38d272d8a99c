using Aggregator.Storage.LiteDb.Documents;
using Aggregator.Storage.LiteDb.Engine;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Transfer;

/// <summary>Rows of stories, decisions, revisions, settings and counters.</summary>
internal static class DeskRows
{
    private static readonly Fields Revisions = new("title, body_text=text, replaced_at=replaced");
    private static readonly Fields Stories = new("id=_id, lead_id=lead, lead_reason=reason, first_seen, last_updated, weight, articles, continues, pinned");
    private static readonly Fields Decisions = new("id=_id, kind, story_id=story, article_id=article, other_id=other, decided_by=by, at, reason");
    private static readonly Fields Settings = new("name=_id, value");

    public static ArchiveRow ReadRevision(BsonDocument revision)
    {
        var values = Revisions.Read(revision);
        values["article_id"] = LiteKeys.At(revision["_id"].AsBinary, 0);
        return new ArchiveRow(ArchiveKinds.Revision, values);
    }

    public static void FillRevision(LiteSession session, ArchiveRow row) => session.Insert(
        ArchiveKinds.Revision,
        Revisions.Write(row, new BsonDocument { ["_id"] = LiteKeys.Of(row.Number("article_id"), session.Next(ArchiveKinds.Revision)) }));

    public static ArchiveRow ReadStory(BsonDocument story) => new(ArchiveKinds.Story, Stories.Read(story));

    public static void FillStory(LiteSession session, ArchiveRow row)
    {
        var story = Stories.Write(row, []);
        var (id, pinned) = (row.Number("id"), row.Number("pinned"));
        story["pinned"] = pinned == 1;
        story[StoryDocument.Newest] = LiteKeys.Of(pinned, row.Number("last_updated"), id);
        story[StoryDocument.Heaviest] = LiteKeys.Of(pinned, LiteKeys.Sortable(row.Real("weight")), id);
        session.Insert(StoryDocument.Collection, story);
    }

    public static ArchiveRow ReadDecision(BsonDocument decision) => new(ArchiveKinds.Decision, Decisions.Read(decision));

    public static void FillDecision(LiteSession session, ArchiveRow row) => session.Insert(ArchiveKinds.Decision, Decisions.Write(row, []));

    public static ArchiveRow ReadSetting(BsonDocument setting) => new(ArchiveKinds.Setting, Settings.Read(setting));

    public static void FillSetting(LiteSession session, ArchiveRow row) => session.Insert(ArchiveKinds.Setting, Settings.Write(row, []));

    // The other counters are internal to this store, or follow from the rows.
    public static IEnumerable<ArchiveRow> ReadCounter(LiteSession session, BsonDocument counter)
    {
        var (name, number) = (counter["_id"].AsString, counter["n"].AsInt64);
        if (number > 0 && (name == ArchiveKinds.Changes || ArchiveKinds.Counters.Contains(name)))
        {
            yield return new ArchiveRow(ArchiveKinds.Counter, new Dictionary<string, object?>(StringComparer.Ordinal) { ["name"] = name, ["n"] = number });
        }
    }

    public static void FillCounter(LiteSession session, ArchiveRow row) => session.Raise(row.Text("name"), row.Number("n"));
}

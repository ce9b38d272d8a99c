using Aggregator.Sources.Effective;
using Aggregator.Storage.LiteDb.Engine;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Documents;

/// <summary>What operators say of a source, as a document. They are few, so all of them are kept in memory.</summary>
internal static class OperatorSourceDocument
{
    public const string Collection = ArchiveKinds.OperatorSource;

    /// <summary>By id.</summary>
    public static List<OperatorSettings> All(LiteSession session) =>
        session.Remembered(Collection, static session => session.Everything(Collection).Select(Read).ToList());

    /// <summary>The sources whose articles are shown nowhere, with the instant of their removal.</summary>
    public static Dictionary<string, DateTimeOffset> WithoutArticles(LiteSession session) => All(session)
        .Where(settings => settings.Removal is { WithArticles: true })
        .ToDictionary(settings => settings.SourceId, settings => settings.Removal!.At, StringComparer.Ordinal); // The filter left out null.

    public static void Save(LiteSession session, OperatorSettings settings)
    {
        var document = new BsonDocument
        {
            ["_id"] = settings.SourceId,
            ["own"] = settings.IsOwn,
            ["with_articles"] = settings.Removal?.WithArticles == true,
            ["changed_at"] = settings.ChangedAt.ToUnixTimeMilliseconds(),
            ["changed_by"] = settings.ChangedBy,
            ["revision"] = settings.Revision + 1,
        };
        document.Put("entry", settings.Entry);
        document.Put("removed_at", settings.Removal?.At);
        document.Put("removed_by", settings.Removal?.By);
        document.Put("removed_reason", settings.Removal?.Reason);
        document.Put("purged_at", settings.Removal?.PurgedAt);
        session.Put(Collection, document);
    }

    private static OperatorSettings Read(BsonDocument document) => new()
    {
        SourceId = document["_id"].AsString,
        Entry = document.TextOrNull("entry"),
        IsOwn = document.Flag("own"),
        Removal = document.InstantOrNull("removed_at") is { } at
            ? new SourceRemoval(at, document["removed_by"].AsString, document["removed_reason"].AsString, document.Flag("with_articles"))
            {
                PurgedAt = document.InstantOrNull("purged_at"),
            }
            : null,
        ChangedAt = document.Instant("changed_at"),
        ChangedBy = document["changed_by"].AsString,
        Revision = document["revision"].AsInt64,
    };
}

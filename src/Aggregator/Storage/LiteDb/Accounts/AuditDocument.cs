using Aggregator.Storage.Accounts;
using Aggregator.Storage.LiteDb.Engine;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Accounts;

/// <summary>A record of the audit. A port that changes something appends its record in its own transaction.</summary>
internal static class AuditDocument
{
    public const string Collection = "audit";

    public static void Append(LiteSession session, AuditRecord record)
    {
        var document = new BsonDocument
        {
            ["_id"] = session.Next(Collection),
            ["at"] = record.At.ToUnixTimeMilliseconds(),
            ["author"] = record.By.Name,
            ["way"] = record.By.Way.ToString(),
            ["what"] = record.What.ToString(),
        };
        document.Put("subject", record.Subject);
        document.Put("old_value", record.Before);
        document.Put("new_value", record.After);
        session.Insert(Collection, document);
    }

    public static IReadOnlyList<AuditRecord> Read(LiteSession session, AuditQuery query) =>
    [
        .. session.Range(Collection, "_id", long.MinValue, (query.Before ?? long.MaxValue) - 1, isDescending: true).Select(RecordOf)
            .Where(record => (query.By ?? record.By.Name) == record.By.Name && (query.What ?? record.What) == record.What && (query.Subject ?? record.Subject) == record.Subject)
            .Take(query.Limit),
    ];

    private static AuditRecord RecordOf(BsonDocument document) => new()
    {
        Id = document["_id"].AsInt64,
        At = document.Instant("at"),
        By = new Author(document["author"].AsString, Enum.Parse<AuthorWay>(document["way"].AsString)),
        What = Enum.TryParse<AuditAction>(document["what"].AsString, out var what) ? what : AuditAction.Unknown,
        Subject = document.TextOrNull("subject"),
        Before = document.TextOrNull("old_value"),
        After = document.TextOrNull("new_value"),
    };
}

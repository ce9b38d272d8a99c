using System.Security.Cryptography;
using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.Policy.Pictures;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Pictures;

/// <summary>A picture that was reported or decided on. There are few of them.</summary>
internal static class PictureDocument
{
    private const string Collection = "picture";
    private const string Decided = "picture_decision";
    private const int SaltLength = 16;

    public static KeptPicture? Find(LiteSession session, long id) => session.Find(Collection, id) is { } picture ? Read(picture) : null;

    /// <summary>In order of id.</summary>
    public static IEnumerable<KeptPicture> All(LiteSession session) => session.Everything(Collection).Select(Read);

    public static bool IsHidden(LiteSession session, long? id) => id is { } known && Find(session, known)?.IsHidden == true;

    public static KeptPicture Add(LiteSession session, DateTimeOffset now)
    {
        var picture = new KeptPicture { Id = session.Next(Collection), Salt = RandomNumberGenerator.GetBytes(SaltLength), OpenedAt = now };
        Save(session, picture);
        return picture;
    }

    public static void Save(LiteSession session, KeptPicture picture)
    {
        var document = new BsonDocument
        {
            ["_id"] = picture.Id,
            ["state"] = (int)picture.State,
            ["salt"] = picture.Salt,
            ["opened"] = picture.OpenedAt.ToUnixTimeMilliseconds(),
        };
        document.Put("content", picture.ContentHash);
        document.Put("look", picture.PerceptualHash);
        document.Put("decided", picture.DecidedAt);
        session.Put(Collection, document);
    }

    public static void Delete(LiteSession session, long id) => session.Delete(Collection, id);

    /// <summary>Stores a decision. Decisions are never deleted.</summary>
    public static void AddDecision(LiteSession session, long picture, PictureDecision decision)
    {
        var document = new BsonDocument
        {
            ["_id"] = session.Next(Decided),
            ["picture"] = picture,
            ["kind"] = decision.State.ToString(),
            ["by"] = decision.By,
            ["at"] = decision.At.ToUnixTimeMilliseconds(),
        };
        document.Put("reason", decision.Reason);
        session.Insert(Decided, document);
    }

    public static List<PictureDecision> Decisions(LiteSession session, long picture) =>
    [
        .. DecisionsOf(session, picture).Select(decision => new PictureDecision(
            Enum.Parse<PictureState>(decision["kind"].AsString), decision["by"].AsString, decision.Instant("at"), decision.TextOrNull("reason"))),
    ];

    public static void HandDecisions(LiteSession session, long from, long to)
    {
        foreach (var decision in DecisionsOf(session, from))
        {
            decision["picture"] = to;
            session.Update(Decided, decision);
        }
    }

    private static List<BsonDocument> DecisionsOf(LiteSession session, long picture) =>
        [.. session.All(Decided, "$.picture = @0", picture).OrderBy(decision => decision["_id"].AsInt64)];

    private static KeptPicture Read(BsonDocument document) => new()
    {
        Id = document["_id"].AsInt64,
        State = (PictureState)document["state"].AsInt32,
        Salt = document["salt"].AsBinary,
        ContentHash = document.BytesOrNull("content"),
        PerceptualHash = document.BytesOrNull("look"),
        OpenedAt = document.Instant("opened"),
        DecidedAt = document.InstantOrNull("decided"),
    };
}

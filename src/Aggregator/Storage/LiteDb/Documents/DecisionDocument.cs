using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.Policy.Stories;
using Aggregator.Stories.Decisions;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Documents;

/// <summary>Editors' decisions, one document each. Every placement needs all decisions, so they are kept in memory.</summary>
internal static class DecisionDocument
{
    private const string Collection = "decision";

    /// <returns>In order of id. Kinds that only a newer version of the program knows are left out.</returns>
    public static IReadOnlyList<EditorDecision> All(LiteSession session) => session.Remembered<IReadOnlyList<EditorDecision>>(
        Collection, static session => [.. session.Everything(Collection).Select(Read).OfType<EditorDecision>()]);

    /// <returns>The decision with its number.</returns>
    public static EditorDecision Add(LiteSession session, EditorDecision decision)
    {
        var kept = decision with { Id = session.Next(Collection) };
        var form = DecisionForm.Of(kept);
        var document = new BsonDocument
        {
            ["_id"] = kept.Id,
            ["kind"] = form.Kind,
            ["by"] = kept.By,
            ["at"] = kept.At.ToUnixTimeMilliseconds(),
            ["reason"] = kept.Reason,
        };
        document.Put("story", form.Story);
        document.Put("article", form.Article);
        document.Put("other", form.Other);
        session.Insert(Collection, document);
        return kept;
    }

    private static EditorDecision? Read(BsonDocument document) =>
        new DecisionForm(document["kind"].AsString, document.NumberOrNull("story"), document.NumberOrNull("article"), document.NumberOrNull("other"))
            .Read(document["_id"].AsInt64, document["by"].AsString, document.Instant("at"), document.TextOrNull("reason") ?? "");
}

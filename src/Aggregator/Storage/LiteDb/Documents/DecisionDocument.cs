using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.Policy.Stories;
using Aggregator.Stories.Decisions;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Documents;

/// <summary>What editors decided, one document each. Every placement asks for all of them, so that they are kept in memory.</summary>
internal static class DecisionDocument
{
    private const string Collection = "decision";

    /// <returns>In order of id. What a newer version of the program decided is left out, and applied again by it.</returns>
    public static IReadOnlyList<EditorDecision> All(LiteSession session) => session.Remembered<IReadOnlyList<EditorDecision>>(
        Collection, static session => [.. session.Everything(Collection).Select(Read).OfType<EditorDecision>()]);

    /// <returns>The decision with the number that it was given.</returns>
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

using Aggregator.Storage.LiteDb.Documents;
using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Stories;

namespace Aggregator.Storage.LiteDb.Stories;

/// <summary>Completes what the grouper wrote down: it keeps no texts, so the passages that both articles have are found here.</summary>
internal static class LitePassages
{
    public static IReadOnlyList<Placement> Add(LiteSession session, IReadOnlyList<Placement> placements)
    {
        var texts = session.Find(ArticleDocument.Bodies, placements.Where(IsCopy).SelectMany(placement => new[] { placement.ArticleId, Other(placement) }))
            .ToDictionary(body => body["_id"].AsInt64, body => body["text"].AsString);
        return [.. placements.Select(placement => IsCopy(placement) ? Add(placement, texts) : placement)];
    }

    private static bool IsCopy(Placement placement) =>
        placement.DuplicateOf is not null && Explanation.Parse(placement.Explanation) is { Why: ExplanationKind.SameText };

    private static long Other(Placement placement) => placement.CopyOf ?? placement.DuplicateOf ?? placement.ArticleId;

    private static Placement Add(Placement placement, Dictionary<long, string> texts) =>
        Explanation.Parse(placement.Explanation) is { } explanation
        && texts.TryGetValue(placement.ArticleId, out var ours) && texts.TryGetValue(Other(placement), out var theirs)
            ? placement with { Explanation = explanation.WithPassages(ours, theirs).ToJson() }
            : placement;
}

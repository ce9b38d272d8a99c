using Aggregator.Storage.Sqlite.Desk;
using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Stories;

namespace Aggregator.Storage.Sqlite.Stories;

/// <summary>Completes what the grouper wrote down: it keeps no texts, so the passages that both articles have are found here.</summary>
internal static class PlacementPassages
{
    public static IReadOnlyList<Placement> Add(Session session, IReadOnlyList<Placement> placements)
    {
        var compared = placements.Where(IsCopy).ToList();
        if (compared.Count == 0)
        {
            return placements;
        }

        var texts = session.Query(
            "SELECT article_id, text FROM article_body WHERE article_id IN (SELECT value FROM json_each($ids))",
            row => (Id: row.GetInt64(0), Text: row.GetString(1)),
            ("$ids", DecisionScope.Numbers(compared.SelectMany(placement => new[] { placement.ArticleId, Other(placement) }).Distinct())))
            .ToDictionary(row => row.Id, row => row.Text);
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

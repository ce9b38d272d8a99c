using Aggregator.Stories;

namespace Aggregator.Storage.Policy.Stories;

/// <summary>Adds the passages that two articles share to the grouper's explanation. The grouper keeps no texts, so the store adds
/// them.</summary>
internal static class CopiedPassages
{
    /// <param name="placements">The placements before they are saved.</param>
    /// <param name="texts">Reads the texts of articles by number; articles that do not exist are left out.</param>
    public static IReadOnlyList<Placement> Add(IReadOnlyList<Placement> placements, Func<IReadOnlyCollection<long>, IReadOnlyDictionary<long, string>> texts)
    {
        var copies = placements.Where(IsCopy).SelectMany(placement => new[] { placement.ArticleId, Other(placement) }).ToHashSet();
        if (copies.Count == 0)
        {
            return placements;
        }

        var read = texts(copies);
        return [.. placements.Select(placement => IsCopy(placement) ? Add(placement, read) : placement)];
    }

    private static bool IsCopy(Placement placement) =>
        placement.DuplicateOf is not null && Explanation.Parse(placement.Explanation) is { Why: ExplanationKind.SameText };

    private static long Other(Placement placement) => placement.CopyOf ?? placement.DuplicateOf ?? placement.ArticleId;

    private static Placement Add(Placement placement, IReadOnlyDictionary<long, string> texts) =>
        Explanation.Parse(placement.Explanation) is { } explanation
        && texts.TryGetValue(placement.ArticleId, out var ours) && texts.TryGetValue(Other(placement), out var theirs)
            ? placement with { Explanation = explanation.WithPassages(ours, theirs).ToJson() }
            : placement;
}

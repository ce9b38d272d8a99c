using Aggregator.Extraction.Pages;

namespace Aggregator.Extraction.Bodies;

/// <summary>Finds the element that holds the article: the one whose blocks have the largest sum of mass minus noise.</summary>
internal static class ContainerFinder
{
    private const double DescentShare = 0.98;
    private const double LittleShare = 0.35;
    private const double MuchMore = 2;
    private const double GentleNoise = 0.3;

    /// <returns>Null when the page has no article text.</returns>
    public static PageNode? Find(Page page)
    {
        var (noise, mass) = Sums(page);
        if (Best(page, mass, noise, 1) is not { } strict)
        {
            // All sentences stand among links and prices. The element that holds the sentences is still the article.
            return Best(page, mass, noise, GentleNoise) is { } only ? Descend(page, only, mass) : null;
        }

        // The chosen element holds few of the page's sentences. Shops and lists of tips have a link in every line, so
        // noise counts less in a second search.
        var own = MassOf(strict, mass);
        if (own < LittleShare * mass[^1] && Best(page, mass, noise, GentleNoise) is { } gentle && MassOf(gentle, mass) > MuchMore * own)
        {
            return Descend(page, gentle, mass);
        }

        return Descend(page, strict, mass);
    }

    private static PageNode? Best(Page page, double[] mass, double[] noise, double factor)
    {
        PageNode? best = null;
        var bestScore = 0.0;
        foreach (var node in page.Nodes)
        {
            if (node.EndBlock <= node.FirstBlock || node.Has(NodeTraits.Pruned) || !node.Element.Kind.CanHoldArticle)
            {
                continue;
            }

            var own = (MassOf(node, mass) - (factor * MassOf(node, noise))) * Bonus(node);
            if (own > bestScore)
            {
                (best, bestScore) = (node, own);
            }
        }

        return best;
    }

    private static double MassOf(PageNode node, double[] sums) => sums[node.EndBlock] - sums[node.FirstBlock];

    /// <summary>The deepest element with nearly all of the mass, because wrappers around the body hold the same text.</summary>
    private static PageNode Descend(Page page, PageNode node, double[] mass)
    {
        var total = mass[node.EndBlock] - mass[node.FirstBlock];
        var deepest = node;
        for (var i = node.Index + 1; i < node.EndIndex; i++)
        {
            var inner = page.Nodes[i];
            if (deepest.Holds(inner) && inner.Element.Kind.CanHoldArticle && !inner.Has(NodeTraits.Pruned)
                && mass[inner.EndBlock] - mass[inner.FirstBlock] >= DescentShare * total)
            {
                deepest = inner;
            }
        }

        return deepest;
    }

    private static (double[] Noise, double[] Mass) Sums(Page page)
    {
        var noise = new double[page.Blocks.Count + 1];
        var mass = new double[page.Blocks.Count + 1];
        for (var i = 0; i < page.Blocks.Count; i++)
        {
            var block = page.Blocks[i];
            mass[i + 1] = mass[i] + (block.IsPruned ? 0 : block.Mass);
            noise[i + 1] = noise[i] + (block.IsPruned ? 0 : block.Noise);
        }

        return (noise, mass);
    }

    private static double Bonus(PageNode node) => node switch
    {
        _ when node.Has(NodeTraits.ArticleBody) => 1.35,
        _ when node.Has(NodeTraits.Good) => 1.12,
        { Tag: "article" } => 1.08,
        { Tag: "body" or "html" } => 0.95,
        _ => 1,
    };
}

using Aggregator.Extraction.Pages;

namespace Aggregator.Extraction.Bodies;

/// <summary>Finds the element that holds the article: the largest sum of mass minus noise over its span of blocks.</summary>
internal static class ContainerFinder
{
    private const double DescentShare = 0.98;
    private const double LittleShare = 0.35;
    private const double MuchMore = 2;
    private const double GentleNoise = 0.3;

    /// <returns>Null when the page has no article text at all.</returns>
    public static PageNode? Find(Page page)
    {
        var (noise, mass) = Sums(page);
        if (Best(page, mass, noise, 1) is not { } strict)
        {
            // Texts of links and prices alone: where their sentences stand is still the article.
            return Best(page, mass, noise, GentleNoise) is { } only ? Descend(page, only, mass) : null;
        }

        // The pick holds little of the page's sentences: shops and lists of tips put a link into every line of their text.
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

    /// <summary>A wrapper around the wrapper says nothing: the deepest element with nearly the whole mass is the body.</summary>
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

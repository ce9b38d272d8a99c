using Aggregator.Extraction.Pages;

namespace Aggregator.Extraction.Bodies;

/// <summary>Finds the element that holds the article: the largest sum of mass minus noise over its span of blocks.</summary>
internal static class ContainerFinder
{
    private const double DescentShare = 0.98;

    /// <returns>Null when the page has no article text at all.</returns>
    public static PageNode? Find(Page page)
    {
        var (score, mass) = Sums(page);
        PageNode? best = null;
        var bestScore = 0.0;
        foreach (var node in page.Nodes)
        {
            if (node.EndBlock <= node.FirstBlock || node.Has(NodeTraits.Pruned) || !CanHold(node))
            {
                continue;
            }

            var own = (score[node.EndBlock] - score[node.FirstBlock]) * Bonus(node);
            if (own > bestScore)
            {
                (best, bestScore) = (node, own);
            }
        }

        return best is null ? null : Descend(page, best, mass);
    }

    /// <summary>A wrapper around the wrapper says nothing: the deepest element with nearly the whole mass is the body.</summary>
    private static PageNode Descend(Page page, PageNode node, double[] mass)
    {
        var total = mass[node.EndBlock] - mass[node.FirstBlock];
        var deepest = node;
        for (var i = node.Index + 1; i < node.EndIndex; i++)
        {
            var inner = page.Nodes[i];
            if (deepest.Holds(inner) && CanHold(inner) && !inner.Has(NodeTraits.Pruned)
                && mass[inner.EndBlock] - mass[inner.FirstBlock] >= DescentShare * total)
            {
                deepest = inner;
            }
        }

        return deepest;
    }

    /// <summary>A paragraph is never the article, however long it is.</summary>
    private static bool CanHold(PageNode node) =>
        ElementKinds.IsBlock(node.Tag) && node.Tag is not ("p" or "li" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "ul" or "ol" or "pre" or "dd" or "dt");

    private static (double[] Score, double[] Mass) Sums(Page page)
    {
        var score = new double[page.Blocks.Count + 1];
        var mass = new double[page.Blocks.Count + 1];
        for (var i = 0; i < page.Blocks.Count; i++)
        {
            var block = page.Blocks[i];
            mass[i + 1] = mass[i] + (block.IsPruned ? 0 : block.Mass);
            score[i + 1] = score[i] + (block.IsPruned ? 0 : block.Mass - block.Noise);
        }

        return (score, mass);
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

using Aggregator.Extraction.Pages;

namespace Aggregator.Extraction.Bodies;

/// <summary>Leaves out elements that names, roles or attributes mark
/// as surroundings, unless most of the text would be lost.</summary>
/// <remarks>
/// Blogger names bodies "widget", Yemeni sites name them "post-body comment", and ASP.NET puts whole pages into a form.
/// So a name never counts more than the text itself.
/// </remarks>
internal static class Pruning
{
    private const double FormShare = 0.3;
    private const double KeptShare = 0.25;
    private const double RescueShare = 0.5;

    // The length of a short agency report. When more text than this is
    // visible, a hidden element holds rules or comments and not the article.
    private const double ShortArticle = 250;

    /// <param name="declared">The body that the page declares; no element beside
    /// it is then taken for the article. Null when there is none.</param>
    /// <param name="articleBody">The text in JSON-LD; null when there is none.</param>
    public static void Apply(Page page, PageNode? declared = null, string? articleBody = null)
    {
        var mass = PrefixMass(page);
        var total = mass[^1];
        foreach (var form in page.Nodes.Where(node => node.Has(NodeTraits.Form)))
        {
            form.Traits |= MassOf(form, mass) <= FormShare * total ? NodeTraits.Bad : 0;
        }

        var rest = HiddenRest.Find(page, mass, articleBody);
        Mark(page, rest);
        var kept = page.Blocks.Where(block => !block.IsPruned).Sum(block => block.Mass);
        if (kept >= KeptShare * total || total <= 0)
        {
            return;
        }

        var mayBeHidden = kept < ShortArticle;
        rest.UnionWith(page.Nodes
            .Where(node => IsSuspect(node) && !node.Has(NodeTraits.Beside) && (declared is null || node.Holds(declared) || declared.Holds(node)))
            .Where(node => (mayBeHidden || !node.Has(NodeTraits.Hidden)) && MassOf(node, mass) > RescueShare * total));
        Mark(page, rest);
    }

    /// <summary>Removes the pruning of all blocks, except of those that stand beside every article.</summary>
    public static void Clear(Page page)
    {
        foreach (var block in page.Blocks)
        {
            block.IsPruned = block.Node.Has(NodeTraits.Beside);
        }
    }

    private static bool IsSuspect(PageNode node) => node.Has(NodeTraits.Bad | NodeTraits.Hidden);

    private static void Mark(Page page, HashSet<PageNode> rescued)
    {
        foreach (var node in page.Nodes)
        {
            var bad = (IsSuspect(node) && !rescued.Contains(node) && node.Tag is not ("html" or "body"))
                || (node.Parent?.Has(NodeTraits.Pruned) ?? false);
            node.Traits = bad ? node.Traits | NodeTraits.Pruned : node.Traits & ~NodeTraits.Pruned;
        }

        foreach (var block in page.Blocks)
        {
            block.IsPruned = block.Node.Has(NodeTraits.Pruned) || IsInlinePruned(page, block);
        }
    }

    /// <summary>Whether the whole block lies in pruned inline elements, such as a span of share links.</summary>
    private static bool IsInlinePruned(Page page, Block block)
    {
        for (var i = block.FirstPiece; i < block.EndPiece; i++)
        {
            if (!page.Pieces[i].Parent.Has(NodeTraits.Pruned) && !string.IsNullOrWhiteSpace(page.Pieces[i].Text))
            {
                return false;
            }
        }

        return true;
    }

    private static double[] PrefixMass(Page page)
    {
        var mass = new double[page.Blocks.Count + 1];
        for (var i = 0; i < page.Blocks.Count; i++)
        {
            mass[i + 1] = mass[i] + page.Blocks[i].Mass;
        }

        return mass;
    }

    private static double MassOf(PageNode node, double[] mass) => mass[node.EndBlock] - mass[node.FirstBlock];
}

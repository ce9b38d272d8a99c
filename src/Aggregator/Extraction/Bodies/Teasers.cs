using Aggregator.Extraction.Pages;

namespace Aggregator.Extraction.Bodies;

/// <summary>Finds lists of teasers. A linked headline with an excerpt
/// belongs to another article, however long the excerpt is.</summary>
internal static class Teasers
{
    private const int MaxItemLength = 900;
    private const int MaxBlockLength = 450;
    private const int MinSiblings = 3;

    public static void Mark(Page page)
    {
        var lengths = Prefix(page, block => block.Length);
        var headings = Prefix(page, block => IsLinkedHeading(block) || IsCutExcerpt(block) ? 1 : 0);
        var items = page.Nodes.Where(node => IsItem(node, lengths, headings)).ToList();
        var siblings = new Dictionary<(PageNode? Parent, string Tag, string Names), int>();
        foreach (var item in items)
        {
            var key = (item.Parent, item.Tag, SiblingName(item));
            siblings[key] = siblings.GetValueOrDefault(key) + 1;
        }

        Boxes.Mark(page);
        foreach (var item in items.Where(item => siblings[(item.Parent, item.Tag, SiblingName(item))] >= MinSiblings))
        {
            MarkItem(page, item);
        }
    }

    private static void MarkItem(Page page, PageNode item)
    {
        for (var i = item.FirstBlock; i < item.EndBlock; i++)
        {
            var block = page.Blocks[i];
            if (block.Length < MaxBlockLength)
            {
                block.IsTeaser = true;
                block.Mass = 0;
                block.Noise = (0.7 * Math.Min(block.Length, 120)) + 8;
            }
        }
    }

    /// <summary>The first class without its last digits. Templates number their items ("post-4711"), and add the name
    /// of the section ("box news").</summary>
    private static string SiblingName(PageNode node)
    {
        var first = node.Names.AsSpan().IndexOf(' ') is > 0 and var end ? node.Names.AsSpan(0, end) : node.Names.AsSpan();
        return first.TrimEnd("0123456789").ToString();
    }

    private static bool IsItem(PageNode node, int[] lengths, int[] headings) =>
        node.Tag is "li" or "div" or "article" or "tr" or "section" or "a" or "td"
        && lengths[node.EndBlock] - lengths[node.FirstBlock] is > 0 and < MaxItemLength
        && headings[node.EndBlock] > headings[node.FirstBlock];

    /// <summary>Whether the block is a linked headline together with an excerpt that ends in dots.</summary>
    private static bool IsCutExcerpt(Block block) =>
        block is { LinkLength: >= 20, Heading: 0, LinkShare: < 0.9 } && block.Length > block.LinkLength + 20
        && (block.Text.EndsWith("...", StringComparison.Ordinal) || block.Text.EndsWith('…') || block.Text.EndsWith("[…]", StringComparison.Ordinal) || block.Text.EndsWith("[...]", StringComparison.Ordinal));

    private static bool IsLinkedHeading(Block block) => block.Heading > 1 && block.LinkShare > 0.5;

    private static int[] Prefix(Page page, Func<Block, int> measure)
    {
        var sums = new int[page.Blocks.Count + 1];
        for (var i = 0; i < page.Blocks.Count; i++)
        {
            sums[i + 1] = sums[i] + measure(page.Blocks[i]);
        }

        return sums;
    }
}

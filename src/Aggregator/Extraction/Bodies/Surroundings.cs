using Aggregator.Extraction.Lines;
using Aggregator.Extraction.Pages;

namespace Aggregator.Extraction.Bodies;

/// <summary>Marks elements beside the article, however much text they
/// hold: readers' comments, sidebars, lists of other articles.</summary>
/// <remarks>
/// A flash of one line has less text than the comments below it, so mass alone would choose the comments. An element that holds
/// the headline or the declared body is never marked, whatever its name is: Blogger names the whole article "widget".
/// </remarks>
internal static class Surroundings
{
    private const string Card = "<article>";
    private const int MinText = 25;

    /// <param name="headline">The element of the headline; null when the page has none.</param>
    /// <param name="declared">The body that the page declares; null when it declares none.</param>
    public static void Mark(Page page, PageNode? headline, PageNode? declared)
    {
        for (var node = headline; node is not null; node = node.Parent)
        {
            node.Traits |= NodeTraits.HoldsHeadline;
        }

        var opened = OpenedByHead(page, headline, declared);
        var lists = Lists(page);
        foreach (var node in page.Nodes)
        {
            node.Traits |= node.Tag == "article" && !node.Has(NodeTraits.HoldsHeadline) && lists.Contains((node.Parent, Card)) ? NodeTraits.Card : 0;
            var isBeside = (node.Parent?.Has(NodeTraits.Beside) ?? false)
                || ((opened.Contains(node) || IsNamed(node, lists)) && !Holds(node, headline, declared));
            node.Traits |= isBeside ? NodeTraits.Beside | NodeTraits.Bad : 0;
        }
    }

    private static bool Holds(PageNode node, PageNode? headline, PageNode? declared) =>
        (headline is not null && node.Holds(headline)) || (declared is not null && (node.Holds(declared) || declared == node));

    private static bool IsNamed(PageNode node, HashSet<(PageNode? Parent, string Names)> lists) => node.Tag switch
    {
        "html" or "body" or "main" => false,
        "aside" or "nav" or "dialog" => true,
        "footer" => !IsInArticle(node),
        "article" => false,
        _ => (node.Has(NodeTraits.Comments) && IsArea(node, lists)) || ((node.Marks & NameMarks.Beside) != 0 && !IsInArticle(node)),
    };

    /// <summary>Whether the node lies in an article element. An article
    /// has a footer of its own, with its date and author.</summary>
    private static bool IsInArticle(PageNode node)
    {
        for (var around = node.Parent; around is not null; around = around.Parent)
        {
            if (around.Tag == "article")
            {
                return !around.Has(NodeTraits.Beside);
            }
        }

        return false;
    }

    /// <summary>Whether the element is an area of comments. One template names its only body "comment". An area of
    /// comments has other such words in its names, or a sibling of the same name.</summary>
    private static bool IsArea(PageNode node, HashSet<(PageNode? Parent, string Names)> lists)
    {
        foreach (var name in node.Names.AsSpan().Split(' '))
        {
            var word = node.Names.AsSpan(name);
            if (!word.Equals("comment", StringComparison.OrdinalIgnoreCase) && (ElementNames.ReadName(word) & NameMarks.Comments) != 0)
            {
                return true;
            }
        }

        return lists.Contains((node.Parent, node.Names));
    }

    /// <summary>Parents that have several children of one name: lists
    /// of readers' comments, or of cards of other articles.</summary>
    private static HashSet<(PageNode? Parent, string Names)> Lists(Page page)
    {
        var seen = new HashSet<(PageNode?, string)>();
        var lists = new HashSet<(PageNode?, string)>();
        foreach (var node in page.Nodes)
        {
            var name = node.Tag == "article" ? Card : node.Has(NodeTraits.Comments) ? node.Names : null;
            if (name is not null && !seen.Add((node.Parent, name)))
            {
                lists.Add((node.Parent, name));
            }
        }

        return lists;
    }

    /// <summary>Boxes that have no clear name, and whose first line is a heading such as «الأكثر قراءة» or «التعليقات».</summary>
    private static HashSet<PageNode> OpenedByHead(Page page, PageNode? headline, PageNode? declared)
    {
        var boxes = new HashSet<PageNode>();
        var start = headline?.EndBlock ?? 0;
        var hasText = false;
        for (var i = start; i < page.Blocks.Count; i++)
        {
            // Reading what a line says costs: only headings after the first text are asked.
            var block = page.Blocks[i];
            if (hasText && block.Heading > 1 && block.Line is LineKind.ReadAlso or LineKind.Comments && BoxOf(block, headline, declared) is { } box && box.EndBlock > i + 1)
            {
                boxes.Add(box);
            }

            hasText = hasText || block is { Heading: 0, Length: >= MinText, LinkShare: < 0.5, Line: LineKind.Text };
        }

        return boxes;
    }

    /// <summary>The largest element that the head opens; null when that element holds the article.</summary>
    private static PageNode? BoxOf(Block head, PageNode? headline, PageNode? declared)
    {
        PageNode? box = null;
        for (var node = head.Node; node is not null && node.FirstBlock == head.Index && !Holds(node, headline, declared) && node.Tag is not ("body" or "html"); node = node.Parent)
        {
            box = node;
        }

        return box;
    }
}

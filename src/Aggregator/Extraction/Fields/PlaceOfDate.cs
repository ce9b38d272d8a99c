using Aggregator.Extraction.Pages;

namespace Aggregator.Extraction.Fields;

/// <summary>Whether a date stands where the article's own dates stand: not in a comment, a sidebar, a quoted post or another article's card.</summary>
internal static class PlaceOfDate
{
    private const int MaxLevels = 6;
    private const int MaxLines = 6;

    /// <param name="container">The body; null when none was found.</param>
    public static bool IsOwn(Page page, PageNode node, PageNode? container)
    {
        for (var around = node; around is not null; around = around.Parent)
        {
            if (around.Has(NodeTraits.Comments | NodeTraits.Card) || around.Tag is "blockquote" || EmbeddedPost.MayBe(around.Tag, around.Names))
            {
                return false;
            }

            if (around.Parent is null || around.Parent.Has(NodeTraits.HoldsHeadline))
            {
                return !around.Has(NodeTraits.Beside) || IsLineOfArticle(page, around, container);
            }
        }

        return true;
    }

    /// <summary>An article may have an aside above its body or a footer for its date: a line, where a sidebar has many.</summary>
    private static bool IsLineOfArticle(Page page, PageNode node, PageNode? container) =>
        node.EndBlock - node.FirstBlock <= MaxLines && node.Parent is { Tag: not ("body" or "html") } && !node.Has(NodeTraits.Comments)
        && ((node.Tag == "aside" && container is not null && node.FirstBlock < FirstParagraph(page, container)) || node.Tag == "footer" || node.Names.Contains("foot", StringComparison.OrdinalIgnoreCase));

    private static int FirstParagraph(Page page, PageNode container)
    {
        var first = container.FirstBlock;
        while (first < container.EndBlock && (!page.Blocks[first].IsContent || page.Blocks[first].IsPruned))
        {
            first++;
        }

        return first;
    }

    /// <summary>By the names of the element and those just around it: "updated" on hAtom's time, "last-modified" on a box.</summary>
    public static bool IsUpdate(PageNode node)
    {
        var around = node;
        for (var level = 0; level < MaxLevels && around is not null && around.EndBlock - around.FirstBlock <= 1; level++, around = around.Parent)
        {
            if ((around.Marks & NameMarks.Updated) != 0 && !IsPublished(around))
            {
                return true;
            }
        }

        return node.Element.GetAttribute("itemprop") is { } property && property.Contains("dateModified", StringComparison.OrdinalIgnoreCase)
            && !property.Contains("datePublished", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>"entry-date published updated": one date for both.</summary>
    private static bool IsPublished(PageNode node) => node.Names.Contains("publi", StringComparison.OrdinalIgnoreCase);
}

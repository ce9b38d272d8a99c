using Aggregator.Extraction.Pages;

namespace Aggregator.Extraction.Fields;

/// <summary>Decides whether a date stands where dates of the article stand. Dates in comments, side boxes, quoted posts
/// and cards of other articles do not belong to the article.</summary>
internal static class PlaceOfDate
{
    private const int MaxLevels = 6;
    private const int MaxLines = 6;

    /// <param name="container">The element of the body; null when no body was found.</param>
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

    /// <summary>An article may show its date in an aside above the body or in
    /// a footer. Such an element has few lines; a sidebar has many.</summary>
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

    /// <summary>Whether the names of the element, or of the elements closely around it, say that its date is of an
    /// update: "updated" in hAtom, "last-modified" on a box.</summary>
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

    /// <summary>"entry-date published updated" marks one date as both, so it counts as the date of publication.</summary>
    private static bool IsPublished(PageNode node) => node.Names.Contains("publi", StringComparison.OrdinalIgnoreCase);
}

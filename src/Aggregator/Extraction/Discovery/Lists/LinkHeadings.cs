using Aggregator.Extraction.Pages;

namespace Aggregator.Extraction.Discovery.Lists;

/// <summary>Finds the heading of a link: inside it, around it, or beside it in the same card.</summary>
internal sealed class LinkHeadings
{
    private const int MaxDistance = 4;

    private readonly Page _page;
    private readonly LinkWords _words;
    private readonly NodeIndexes _titles;
    private readonly NodeIndexes _anchors;

    public LinkHeadings(Page page, LinkWords words)
    {
        _page = page;
        _words = words;
        _anchors = new NodeIndexes(page.Anchors);
        _titles = new NodeIndexes(Outermost(page.Nodes.Where(IsTitle)));
    }

    public PageNode? Of(PageNode anchor)
    {
        PageNode? named = null;
        for (var i = anchor.Index + 1; i < anchor.EndIndex; i++)
        {
            var node = _page.Nodes[i];
            if (node.Element.Kind.Heading > 0)
            {
                return node;
            }

            named ??= IsTitle(node) ? node : null;
        }

        return Around(anchor) ?? named ?? Beside(anchor);
    }

    private static PageNode? Around(PageNode anchor)
    {
        var outer = anchor.Parent;
        for (var distance = 0; outer is not null && distance < MaxDistance; distance++, outer = outer.Parent)
        {
            if (outer.Element.Kind.Heading > 0)
            {
                return outer;
            }
        }

        return null;
    }

    /// <summary>The only heading of a card whose links are a picture and «اقرأ المزيد».</summary>
    private PageNode? Beside(PageNode anchor)
    {
        if (LinkText.CanBeHeadline(_words.Of(anchor)))
        {
            return null;
        }

        var outer = anchor.Parent;
        for (var distance = 0; outer is not null && distance < MaxDistance; distance++, outer = outer.Parent)
        {
            if (_titles.CountIn(outer.Index, outer.EndIndex) is > 0 and var count)
            {
                return count == 1 && LeadsToOnePage(outer, anchor) ? _page.Nodes[_titles[_titles.From(outer.Index)]] : null;
            }
        }

        return null;
    }

    private bool LeadsToOnePage(PageNode card, PageNode anchor)
    {
        var address = anchor.Element.GetAttribute("href");
        for (var i = _anchors.From(card.Index); i < _anchors.From(card.EndIndex); i++)
        {
            if (_page.Nodes[_anchors[i]].Element.GetAttribute("href") != address)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsTitle(PageNode node) =>
        node.Element.Kind.Heading > 0 || node.Tag == "figcaption"
        || (node.Tag is not ("a" or "body" or "html")
            && (node.Names.Contains("title", StringComparison.OrdinalIgnoreCase) || node.Names.Contains("headline", StringComparison.OrdinalIgnoreCase)));

    /// <summary>A title may be named twice: an element of the name "title" around a heading.</summary>
    private static IEnumerable<PageNode> Outermost(IEnumerable<PageNode> titles)
    {
        PageNode? last = null;
        foreach (var title in titles)
        {
            if (last is null || !last.Holds(title))
            {
                yield return last = title;
            }
        }
    }
}

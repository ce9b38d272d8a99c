using System.Buffers;
using Aggregator.Extraction.Pages;

namespace Aggregator.Extraction.Discovery.Lists;

/// <summary>The part of a page that a link stands in, as tags and names say.</summary>
[Flags]
internal enum LinkPlace
{
    Plain = 0,
    Menu = 1,
    Footer = 2,
    Comments = 4,
    Tags = 8,
    Share = 16,
    Advert = 32,
    Author = 64,
    Article = 128,

    /// <summary>In the tag nav. A name such as "top-nav" is only a guess.</summary>
    Navigation = 256,
}

/// <summary>Reads the place of every element in one pass.</summary>
internal static class LinkPlaces
{
    /// <summary>Tag lists and author lines are small. Templates write tags and authors into the names of whole cards.</summary>
    private const int SmallElement = 12;

    /// <summary>An element with more of the page's links than this share is the page itself, whatever its name says.</summary>
    private const double WholePage = 0.6;

    private static readonly SearchValues<char> Borders = SearchValues.Create(" \t\r\n\f-_");

    /// <returns>One value for each node of the page, by its index.</returns>
    public static LinkPlace[] Read(Page page)
    {
        var places = new LinkPlace[page.Nodes.Count];
        var names = new Dictionary<string, LinkPlace>(StringComparer.Ordinal);
        var anchors = new NodeIndexes(page.Anchors);
        foreach (var node in page.Nodes)
        {
            var outer = node.Parent is { } parent ? places[parent.Index] : LinkPlace.Plain;
            var own = Own(node, outer, names);
            if ((own & ~LinkPlace.Article) != 0 && anchors.CountIn(node.Index, node.EndIndex) > WholePage * anchors.Count)
            {
                own &= LinkPlace.Article;
            }

            places[node.Index] = outer | own;
        }

        return places;
    }

    private static LinkPlace Own(PageNode node, LinkPlace outer, Dictionary<string, LinkPlace> names)
    {
        if (node.Element.Kind.IsOutermost)
        {
            return node.Tag == "article" ? LinkPlace.Article : LinkPlace.Plain;
        }

        if (!names.TryGetValue(node.Names, out var named))
        {
            names[node.Names] = named = OfNames(node.Names);
        }

        if (node.EndIndex - node.Index > SmallElement)
        {
            named &= ~(LinkPlace.Tags | LinkPlace.Author);
        }

        return named | node.Tag switch
        {
            "nav" or "menu" => LinkPlace.Menu | LinkPlace.Navigation,
            "footer" when (outer & LinkPlace.Article) == 0 => LinkPlace.Footer,
            _ => node.Element.GetAttribute("role") switch
            {
                "navigation" or "menu" or "menubar" => LinkPlace.Menu | LinkPlace.Navigation,
                "contentinfo" => LinkPlace.Footer,
                _ => LinkPlace.Plain,
            },
        };
    }

    private static LinkPlace OfNames(string names)
    {
        var place = LinkPlace.Plain;
        foreach (var range in names.AsSpan().SplitAny(Borders))
        {
            place |= names[range].ToLowerInvariant() switch
            {
                "nav" or "navbar" or "navigation" or "menu" or "menus" or "submenu" or "mainmenu" or "topmenu" or "breadcrumb" or "breadcrumbs"
                    or "pagination" or "pager" or "paging" or "pagenavi" => LinkPlace.Menu,
                "footer" or "copyright" or "foot" => LinkPlace.Footer,
                "comment" or "comments" or "commentlist" or "respond" or "disqus" => LinkPlace.Comments,
                "tags" or "tagcloud" or "taglist" or "categories" or "hashtags" => LinkPlace.Tags,
                "share" or "shares" or "sharing" or "social" or "socials" or "sharedaddy" or "addthis" or "addtoany" => LinkPlace.Share,
                "ad" or "ads" or "adv" or "advert" or "adverts" or "advertisement" or "adsense" or "sponsor" or "sponsors" or "sponsored"
                    or "banner" or "banners" => LinkPlace.Advert,
                "author" or "authors" or "byline" => LinkPlace.Author,
                _ => LinkPlace.Plain,
            };
        }

        return place;
    }
}

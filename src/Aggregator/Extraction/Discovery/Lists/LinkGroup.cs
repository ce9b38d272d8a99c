using Aggregator.Extraction.Lines;
using Aggregator.Extraction.Pages;

namespace Aggregator.Extraction.Discovery.Lists;

/// <summary>Links of the same form whose addresses have one shape, and how much they look like headlines. Tables without classes
/// hold menus and news in the same form.</summary>
internal sealed class LinkGroup
{
    private const int MaxCardDepth = 8;
    private const double HeadlinesInBar = 0.3;

    private LinkGroup(IReadOnlyList<PageLink> links) => Links = links;

    /// <summary>In document order.</summary>
    public IReadOnlyList<PageLink> Links { get; }

    /// <summary>From 0 to 1.</summary>
    public double Score { get; private init; }

    public static List<LinkGroup> Read(Page page, IReadOnlyList<PageLink> links, ListOptions options)
    {
        var dates = new NodeIndexes(page.Nodes.Where(node => node.Tag == "time" || (node.Marks & NameMarks.Date) != 0));
        var lines = new NodeIndexes(page.Blocks.Where(block => ShortLines.IsDate(block.Text)).Select(block => block.Index));
        return [.. links.GroupBy(link => (link.Form, link.Shape.Wide)).Select(group => Of([.. group], dates, lines, options))];
    }

    private static LinkGroup Of(IReadOnlyList<PageLink> links, NodeIndexes dates, NodeIndexes lines, ListOptions options)
    {
        var dated = 0;
        for (var i = 0; i < links.Count; i++)
        {
            var card = links[i].Card = Card(links, i);
            dated += dates.CountIn(card.Index, card.EndIndex) + lines.CountIn(card.FirstBlock, card.EndBlock) > 0 ? 1 : 0;
        }

        var words = links.Where(link => link.Headline.Length > 0).Select(link => LinkText.Words(link.Headline)).Order().ToList();
        if (words.Count == 0)
        {
            return new LinkGroup(links);
        }

        var text = Math.Clamp((words[words.Count / 2] - 1) / (options.FullWords - 1), 0, 1);
        var headings = Share(links, link => link.Heading is not null && link.Headline.Length > 0);
        var score = (0.65 * text) + (0.2 * headings) + (0.15 * dated / links.Count) - (options.PlaceCost * WrongPlace(links, text));
        return new LinkGroup(links) { Score = Math.Clamp(score, 0, 1) };
    }

    /// <summary>The share of links in a wrong place. A strip of whole headlines in the bar at the top is no menu.</summary>
    private static double WrongPlace(IReadOnlyList<PageLink> links, double text)
    {
        const LinkPlace Bars = LinkPlace.Menu | LinkPlace.Navigation | LinkPlace.Footer;
        var bars = Share(links, link => (link.Place & ~LinkPlace.Article) is not LinkPlace.Plain and var place && (place & ~Bars) == 0);
        var others = Share(links, link => (link.Place & ~LinkPlace.Article & ~Bars) != 0 || LinkText.IsCounted(link.Headline) || LinkText.IsScore(link.Text));
        return others + (bars * (text < 1 ? 1 : HeadlinesInBar));
    }

    private static PageNode Card(IReadOnlyList<PageLink> links, int i)
    {
        var card = links[i].Anchor;
        var (before, after) = (Neighbour(links, i, -1), Neighbour(links, i, 1));
        for (var depth = 0; depth < MaxCardDepth && card.Parent is { } outer && outer.Tag is not ("body" or "html")
            && outer.Index > before && outer.EndIndex <= after; depth++)
        {
            card = outer;
        }

        return card;
    }

    /// <returns>The index of the nearest link of another address.</returns>
    private static int Neighbour(IReadOnlyList<PageLink> links, int i, int step)
    {
        for (var other = i + step; other >= 0 && other < links.Count; other += step)
        {
            if (links[other].Key != links[i].Key)
            {
                return links[other].Anchor.Index;
            }
        }

        return step < 0 ? -1 : int.MaxValue;
    }

    private static double Share(IReadOnlyList<PageLink> links, Func<PageLink, bool> has) => (double)links.Count(has) / links.Count;
}

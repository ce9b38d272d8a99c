using Aggregator.Extraction.Pages;
using Aggregator.Extraction.Rules;

namespace Aggregator.Extraction.Discovery.Lists;

/// <summary>Tries item rules on the page, as <see cref="ListingPage"/> will read them.</summary>
internal sealed class ItemTrial
{
    private readonly Page _page;
    private readonly Dictionary<PageNode, string> _keys;
    private readonly Dictionary<string, IReadOnlyList<PageNode>> _matches = new(StringComparer.Ordinal);

    public ItemTrial(Page page, IReadOnlyList<PageLink> links)
    {
        _page = page;
        _keys = links.ToDictionary(link => link.Anchor, link => link.Key);
    }

    public IReadOnlyList<PageNode> Items(string selector)
    {
        if (!_matches.TryGetValue(selector, out var nodes))
        {
            _matches[selector] = nodes = RuleSelector.Find(_page, selector);
        }

        return nodes;
    }

    /// <returns>A selector of the links whose address begins so.</returns>
    public string Anchors(string prefix)
    {
        var selector = $"a[href^=\"{prefix}\"]";
        _matches[selector] = [.. _page.Anchors.Where(anchor => anchor.Element.GetAttribute("href")?.StartsWith(prefix, StringComparison.Ordinal) is true)];
        return selector;
    }

    /// <returns>The keys of the links that the rule gives; the first of each item counts.</returns>
    public HashSet<string> Links(ItemRule rule)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var items = Items(rule.Item);
        var anchors = rule.Link is null ? null : Items(rule.Link);
        foreach (var item in items)
        {
            var anchor = anchors is null ? item : FirstIn(anchors, item);
            if (anchor is not null && _keys.TryGetValue(anchor, out var key))
            {
                keys.Add(key);
            }
        }

        return keys;
    }

    /// <returns>The keys of the links that the rules give when they are one rule: an item may hold an item of another rule, and its link.</returns>
    public HashSet<string> Links(IReadOnlyList<ItemRule> rules)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var anchors = Ordered(rules.Select(rule => rule.Link ?? rule.Item));
        foreach (var item in Ordered(rules.Select(rule => rule.Item)))
        {
            if (_keys.TryGetValue(FirstIn(anchors, item) ?? item, out var key))
            {
                keys.Add(key);
            }
        }

        return keys;
    }

    private List<PageNode> Ordered(IEnumerable<string> selectors) => [.. selectors.Distinct(StringComparer.Ordinal).SelectMany(Items).Distinct().OrderBy(node => node.Index)];

    /// <summary>The nodes are in document order, so the first one behind the item's start is searched by halving.</summary>
    private static PageNode? FirstIn(IReadOnlyList<PageNode> nodes, PageNode item)
    {
        var (low, high) = (0, nodes.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = nodes[middle].Index <= item.Index ? (middle + 1, high) : (low, middle);
        }

        return low < nodes.Count && nodes[low].Index < item.EndIndex ? nodes[low] : null;
    }
}

using Aggregator.Extraction.Lines;
using Aggregator.Extraction.Pages;
using Aggregator.Sources;

namespace Aggregator.Extraction.Discovery.Lists;

/// <summary>Writes a list that was found as the rule of a source: CSS selectors of the item, its link, its headline and its date.</summary>
internal sealed class ListRules(Page page, IReadOnlyList<PageLink> links, IEnumerable<string> found)
{
    private const int MaxParts = 16;
    private const int MaxLevels = 8;
    private const int LoneLevels = 2;
    private const int ShortestPrefix = 3;
    private const double FewWrong = 0.05;
    private const double MostLinks = 0.9;

    private readonly HashSet<string> _found = new(found, StringComparer.Ordinal);
    private readonly ItemTrial _trial = new(page, links);

    /// <returns>Null when no selectors give the links without others.</returns>
    public ListingRules? Propose(IEnumerable<LinkGroup> groups)
    {
        var (parts, covered) = (new List<ItemRule>(), new HashSet<string>(StringComparer.Ordinal));
        var ranked = groups
            .Select(group => group.Links.Where(link => link.Headline.Length > 0 && _found.Contains(link.Key)).ToList())
            .Where(group => group.Count > 0)
            .OrderByDescending(group => group.Select(link => link.Key).Distinct(StringComparer.Ordinal).Count());
        foreach (var group in ranked)
        {
            var missing = group.Select(link => link.Key).Where(key => !covered.Contains(key)).ToHashSet(StringComparer.Ordinal);
            if (missing.Count == 0 || parts.Count >= MaxParts)
            {
                continue;
            }

            // Joined with the others, an item that lies around or inside theirs may take their links away.
            var best = new[] { Best(Candidates(group), missing), Best(ByAddress(group), missing) }.OfType<ItemRule>()
                .Select(part => (Part: part, Given: Given([.. parts, part])))
                .OrderByDescending(part => part.Given.Count).FirstOrDefault();
            if (best.Given?.Count > covered.Count)
            {
                parts.Add(best.Part);
                covered = best.Given;
            }
        }

        return parts.Count == 0 ? null : Joined(parts);
    }

    /// <summary>The wanted links that the parts give as one rule.</summary>
    private HashSet<string> Given(IReadOnlyList<ItemRule> parts)
    {
        var given = _trial.Links(parts);
        given.IntersectWith(_found);
        return given;
    }

    /// <summary>The largest element around the links that still gives them one by one.</summary>
    private ItemRule? Best(IEnumerable<ItemRule> candidates, HashSet<string> missing)
    {
        (ItemRule? Rule, int Count) best = (null, 0);
        foreach (var rule in candidates)
        {
            var given = _trial.Links(rule);
            var hits = given.Count(missing.Contains);
            if (hits > best.Count && given.Count(key => !_found.Contains(key)) <= FewWrong * given.Count)
            {
                best = (rule, hits);
            }

            if (best.Count >= MostLinks * missing.Count)
            {
                break;
            }
        }

        return best.Rule;
    }

    private static IEnumerable<ItemRule> Candidates(List<PageLink> group)
    {
        var sample = group[group.Count / 2];
        var path = new List<PageNode>();
        for (var node = sample.Anchor; node is not null && path.Count < MaxLevels && node.Tag is not ("body" or "html"); node = node.Parent)
        {
            path.Add(node);
        }

        // A link that is alone in its form has no neighbours that end its card.
        var card = Math.Min(Math.Max(0, path.IndexOf(sample.Card)), group.TrueForAll(link => link.Key == sample.Key) ? LoneLevels : MaxLevels);
        for (var level = card; level >= 0; level--)
        {
            var link = level == 0 ? null : SelectorText.Inside(path, level);
            var title = sample.Heading is { } heading && sample.Anchor.Holds(heading) && heading != sample.Anchor ? SelectorText.Of(heading) : null;
            foreach (var item in SelectorText.WithSurroundings(path[level]))
            {
                yield return new ItemRule(item, link, title);
            }
        }
    }

    /// <summary>Pages without any name are read by the beginning that the addresses of the links share.</summary>
    private IEnumerable<ItemRule> ByAddress(List<PageLink> group)
    {
        var addresses = group.Select(link => link.Anchor.Element.GetAttribute("href") ?? "").ToList();
        var shared = addresses[0].TakeWhile((sign, i) => addresses.TrueForAll(address => i < address.Length && address[i] == sign)).Count();
        var prefix = addresses[0][..shared];
        if (shared >= ShortestPrefix && group.Count > 1 && !prefix.AsSpan().ContainsAny('"', '\\', '\n'))
        {
            yield return new ItemRule(_trial.Anchors(prefix), null, null);
        }
    }

    /// <summary>One rule of several. The selectors inside an item name their item, so that they do not match in another one.</summary>
    private ListingRules Joined(List<ItemRule> parts)
    {
        if (parts.Count > 1)
        {
            parts = [.. parts.Select(part => part with { Link = Inside(part.Item, part.Link), Title = Inside(part.Item, part.Title) })];
        }

        var rules = new ListingRules
        {
            Item = Text(parts.Select(part => part.Item))!, // There is at least one part, and each has an item.
            Link = Text(parts.Select(part => part.Link ?? part.Item)),
            Title = parts.TrueForAll(part => part.Title is null) ? null : Text(parts.Select(part => part.Title ?? part.Link ?? part.Item)),
            Date = Date(parts),
        };
        return parts.TrueForAll(part => part.Link is null) ? rules with { Link = null } : rules;
    }

    private static string? Inside(string item, string? selector) => selector is null ? null : $"{item} {selector}";

    /// <summary>The element with a date that stands in at least half of the items.</summary>
    private string? Date(List<ItemRule> parts)
    {
        var items = parts.SelectMany(part => _trial.Items(part.Item)).ToList();
        var dates = items.SelectMany(item => DatesIn(item).Distinct(StringComparer.Ordinal)).CountBy(selector => selector).OrderByDescending(count => count.Value).ToList();
        return dates.Count > 0 && 2 * dates[0].Value >= items.Count ? dates[0].Key : null;
    }

    private IEnumerable<string> DatesIn(PageNode item) => page.Nodes
        .Take(item.EndIndex).Skip(item.Index + 1)
        .Where(node => node.Tag == "time" || (SelectorText.IsNamed(node) && ShortLines.IsDate(page.TextOf(node, 120))))
        .Select(node => node.Tag == "time" ? "time" : SelectorText.Of(node));

    private static string? Text(IEnumerable<string?> selectors) =>
        string.Join(", ", selectors.OfType<string>().Distinct(StringComparer.Ordinal)) is { Length: > 0 } text ? text : null;
}

/// <summary>One kind of item: selectors of the item, and of link and headline inside it.</summary>
/// <param name="Link">Null when the item is the link.</param>
/// <param name="Title">Null when the words of the link are the headline.</param>
internal sealed record ItemRule(string Item, string? Link, string? Title);

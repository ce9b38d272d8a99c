using Aggregator.Extraction.Pages;
using AngleSharp.Css.Parser;
using AngleSharp.Dom;

namespace Aggregator.Extraction.Rules;

/// <summary>Finds the nodes that a CSS selector matches. It tests the nodes
/// one by one and does not recurse, because pages may be very deep.</summary>
internal static class RuleSelector
{
    private static readonly CssSelectorParser Parser = new();

    /// <returns>In document order; empty when the selector cannot be parsed.</returns>
    public static IReadOnlyList<PageNode> Find(Page page, string? selector)
    {
        if (string.IsNullOrWhiteSpace(selector))
        {
            return [];
        }

        if (SimpleSelector.Read(selector) is { } simple)
        {
            return [.. page.Nodes.Where(simple.Matches)];
        }

        return Parse(selector) is { } parsed ? [.. page.Nodes.Where(node => page.Selectors.Matches(node.Element, parsed))] : [];
    }

    /// <summary>The matches that do not lie inside another match.</summary>
    public static IReadOnlyList<PageNode> FindOutermost(Page page, string? selector)
    {
        var found = new List<PageNode>();
        foreach (var node in Find(page, selector))
        {
            if (found.Count == 0 || !found[^1].Holds(node))
            {
                found.Add(node);
            }
        }

        return found;
    }

    public static bool IsReadable(string selector) => SimpleSelector.Read(selector) is not null || Parse(selector) is not null;

    private static AngleSharp.Css.Dom.ISelector? Parse(string selector)
    {
        try
        {
            return Parser.ParseSelector(selector);
        }
        catch (DomException)
        {
            // A selector that cannot be parsed matches nothing, so the page is read without the rule.
            return null;
        }
    }
}

using Aggregator.Extraction.Fields;
using Aggregator.Extraction.Lines;
using Aggregator.Extraction.Pages;
using Aggregator.Extraction.Rules;
using Aggregator.Sources;

namespace Aggregator.Extraction.Bodies;

/// <summary>Reads a body from the elements that a rule selects. The rule is the operator's or the template's.</summary>
internal static class RuledBody
{
    public static BodyCandidate? ByOperator(Page page, PageRules? rules, TitleKeys titles) =>
        rules?.Body is null ? null : Read(page, rules.Body, rules.Remove, titles, ExtractionMethod.PageRules);

    /// <summary>The body in the place where the page's template keeps it;
    /// null when the template is unknown or its rules find no text.</summary>
    public static BodyCandidate? ByTheme(Page page, TitleKeys titles)
    {
        foreach (var theme in page.Themes)
        {
            foreach (var selector in theme.Body)
            {
                if (Read(page, selector, theme.Remove, titles, ExtractionMethod.ThemeRules) is { } body)
                {
                    return body;
                }
            }
        }

        return null;
    }

    /// <returns>Null when the rule finds no text, for example after a redesign of the site.</returns>
    private static BodyCandidate? Read(Page page, string selector, IReadOnlyList<string> remove, TitleKeys titles, ExtractionMethod method)
    {
        var containers = RuleSelector.FindOutermost(page, selector);
        if (containers.Count == 0)
        {
            return null;
        }

        var removed = remove.SelectMany(rule => RuleSelector.FindOutermost(page, rule)).ToList();
        var pruned = page.Blocks.Where(block => removed.Exists(node => node.Holds(block.Node)) && !block.IsPruned).ToList();
        pruned.ForEach(block => block.IsPruned = true);
        List<Block> blocks = [.. containers.SelectMany(container => Selection.Select(page, container, titles)).Distinct()];
        if (blocks.Count == 0)
        {
            // The next candidate may need these blocks.
            pruned.ForEach(block => block.IsPruned = false);
            return null;
        }

        var credit = blocks.Count > 1 ? CreditField.OfLine(blocks[^1].Text) : null;
        return new BodyCandidate(page, credit is null ? blocks : [.. blocks.SkipLast(1)], method, containers[0]) { Credit = credit };
    }
}

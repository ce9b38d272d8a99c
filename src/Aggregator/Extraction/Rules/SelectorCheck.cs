using Aggregator.Sources;

namespace Aggregator.Extraction.Rules;

/// <summary>Finds the selectors of a source that are no CSS. The extractor and the listing reader pass over them, so an
/// operator would not notice the mistake.</summary>
public static class SelectorCheck
{
    /// <returns>A sentence for each; empty when all can be read.</returns>
    public static IReadOnlyList<string> Faults(Source source) =>
    [
        .. Selectors(source)
            .Where(rule => !string.IsNullOrWhiteSpace(rule.Selector) && !RuleSelector.IsReadable(rule.Selector))
            .Select(rule => $"{source.Id}: {rule.Name} is not a CSS selector: \"{rule.Selector}\"."),
    ];

    private static IEnumerable<(string Name, string? Selector)> Selectors(Source source)
    {
        if (source.PageRules is { } page)
        {
            (string, string?)[] own = [("pageRules.title", page.Title), ("pageRules.body", page.Body), ("pageRules.author", page.Author), ("pageRules.date", page.Date), ("pageRules.image", page.Image)];
            foreach (var rule in own.Concat(page.Remove.Select(selector => ("pageRules.remove", (string?)selector))))
            {
                yield return rule;
            }
        }

        if (source.Listing is { } list)
        {
            (string, string?)[] own = [("listing.item", list.Item), ("listing.link", list.Link), ("listing.title", list.Title), ("listing.summary", list.Summary), ("listing.date", list.Date), ("listing.image", list.Image)];
            foreach (var rule in own)
            {
                yield return rule;
            }
        }
    }
}

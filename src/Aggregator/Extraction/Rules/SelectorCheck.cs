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
            .Where(rule => rule.Selector is { } selector && !RuleSelector.IsReadable(selector))
            .Select(rule => $"{source.Id}: {rule.Name} is not a CSS selector: \"{rule.Selector}\"."),
    ];

    internal const string ListItem = "listing.item";

    private static IEnumerable<(string Name, string? Selector)> Selectors(Source source) =>
        [.. source.PageRules is { } page ? OfPage(page) : [], .. source.Listing is { } list ? OfList(list) : []];

    /// <summary>The selectors for article pages that are set.</summary>
    internal static IEnumerable<(string Name, string? Selector)> OfPage(PageRules page)
    {
        (string, string?)[] own = [("pageRules.title", page.Title), ("pageRules.body", page.Body), ("pageRules.author", page.Author), ("pageRules.date", page.Date), ("pageRules.image", page.Image)];
        return own.Concat(page.Remove.Select(selector => ("pageRules.remove", (string?)selector))).Where(IsSet);
    }

    /// <summary>The selectors for lists that are set.</summary>
    internal static IEnumerable<(string Name, string? Selector)> OfList(ListingRules list)
    {
        (string, string?)[] own = [(ListItem, list.Item), ("listing.link", list.Link), ("listing.title", list.Title), ("listing.summary", list.Summary), ("listing.date", list.Date), ("listing.image", list.Image)];
        return own.Where(IsSet);
    }

    private static bool IsSet((string Name, string? Selector) rule) => !string.IsNullOrWhiteSpace(rule.Selector);
}

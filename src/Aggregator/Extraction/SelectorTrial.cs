using Aggregator.Extraction.Discovery;
using Aggregator.Extraction.Pages;
using Aggregator.Extraction.Rules;
using Aggregator.Fetching;
using Aggregator.Sources;
using Aggregator.Text;
using Aggregator.Text.Encodings;
using AngleSharp.Dom;

namespace Aggregator.Extraction;

/// <summary>Tells what each selector of a source catches on a page, by the same search as the extraction and the listing reader.</summary>
public static class SelectorTrial
{
    private const int MaxTexts = 10;
    private const int MaxText = 160;

    public static IReadOnlyList<CaughtBySelector> OfArticle(FetchedDocument document, Source source)
    {
        if (source.PageRules is not { } rules)
        {
            return [];
        }

        var page = PageParser.Parse(TextDecoder.Decode(document.Body.Span, document.Charset, source.Encoding).Value, document.Url, keepsAll: true);
        return [.. SelectorCheck.OfPage(rules).Select(rule => Caught(rule, selector => RuleSelector.Find(page, selector).Select(node => Text(page, node))))];
    }

    /// <summary>The selectors inside the item are looked for in every item.</summary>
    public static IReadOnlyList<CaughtBySelector> OfList(FetchedDocument document, Source source)
    {
        if (source.Listing is not { } rules)
        {
            return [];
        }

        if (HtmlPage.Open(document, source.Encoding) is not { } html)
        {
            return [];
        }

        IReadOnlyList<IElement> items = RuleSelector.IsReadable(rules.Item) ? [.. html.Document.QuerySelectorAll(rules.Item)] : [];
        return [.. SelectorCheck.OfList(rules).Select(rule => Caught(rule, selector => (rule.Name == SelectorCheck.ListItem ? items : items.Select(item => ListingPage.Find(item, selector)).OfType<IElement>())
            .Select(element => element.LocalName is "img" ? element.GetAttribute("src") ?? "" : element.TextContent)))];
    }

    private static CaughtBySelector Caught((string Name, string? Selector) rule, Func<string, IEnumerable<string>> find)
    {
        var selector = rule.Selector!; // Rules without a selector are not asked for.
        if (!RuleSelector.IsReadable(selector))
        {
            return new CaughtBySelector(rule.Name, selector) { IsReadable = false };
        }

        var texts = find(selector).ToList();
        return new CaughtBySelector(rule.Name, selector) { Count = texts.Count, Texts = [.. texts.Take(MaxTexts).Select(Cut)] };
    }

    private static string Text(Page page, PageNode node) =>
        node.Element.GetAttribute("content") ?? node.Element.GetAttribute("datetime") ?? (node.Tag is "img" ? node.Element.GetAttribute("src") : null) ?? page.TextOf(node, MaxText + 1);

    private static string Cut(string text) => DisplayText.Clean(text) is var clean && clean.Length <= MaxText ? clean : $"{clean[..MaxText]}…";
}

/// <summary>What one selector caught.</summary>
/// <param name="Rule">The name of the setting, for example <c>pageRules.body</c>.</param>
public sealed record CaughtBySelector(string Rule, string Selector)
{
    /// <summary>False when the text is no CSS selector.</summary>
    public bool IsReadable { get; init; } = true;

    public int Count { get; init; }

    /// <summary>The first texts, cut after 160 characters.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];
}

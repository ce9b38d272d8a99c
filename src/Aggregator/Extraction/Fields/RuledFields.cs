using Aggregator.Extraction.Pages;
using Aggregator.Extraction.Rules;
using Aggregator.Sources;

namespace Aggregator.Extraction.Fields;

/// <summary>The fields that the operator's selectors find on a page. A
/// field is null or empty when its selector finds nothing.</summary>
internal static class RuledFields
{
    public static string? Title(Page page, PageRules? rules) =>
        RuleSelector.Find(page, rules?.Title).Select(node => Text(page, node)).FirstOrDefault(text => text.Length > 0);

    public static IReadOnlyList<string> Authors(Page page, PageRules? rules) =>
        new AuthorNames(null, page.Url, takesAnyone: true).Split([.. RuleSelector.Find(page, rules?.Author).Select(node => Text(page, node))]);

    public static DateTimeOffset? Published(Page page, PageRules? rules, PageDates dates) =>
        RuleSelector.Find(page, rules?.Date)
            .Select(node => dates.Read(node.Element.GetAttribute("datetime")) ?? dates.Read(node.Element.GetAttribute("content"))
                ?? dates.Read(page.TextOf(node, 200)) ?? dates.Find(page.TextOf(node, 200)))
            .FirstOrDefault(date => date is not null);

    public static Uri? Image(Page page, PageRules? rules) =>
        RuleSelector.Find(page, rules?.Image)
            .SelectMany(node => page.Media.Where(media => node.Holds(media.Node)).Select(media => Pictures.AddressOf(page, media.Node))
                .Append(Pictures.Usable(page, node.Element.GetAttribute("content") ?? node.Element.GetAttribute("href"))))
            .FirstOrDefault(address => address is not null);

    private static string Text(Page page, PageNode node) => node.Element.GetAttribute("content") ?? page.TextOf(node, 400);
}

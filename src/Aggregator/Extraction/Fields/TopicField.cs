using Aggregator.Extraction.Pages;
using Aggregator.Text;

namespace Aggregator.Extraction.Fields;

/// <summary>The section in which the site lists the article, and the article's tags.</summary>
internal static class TopicField
{
    private const int MaxTags = 20;

    public static string? Section(Page page, PageEvidence evidence)
    {
        var section = evidence.Data.Section ?? evidence.Meta("article:section", "og:article:section", "section", "parsely-section", "category") ?? Crumb(page);
        return section is { Length: > 1 and < 60 } ? DisplayText.Clean(section) : null;
    }

    public static IReadOnlyList<string> Tags(Page page, PageEvidence evidence)
    {
        IEnumerable<string> declared = evidence.Metas("article:tag") is { Count: > 0 } tags ? tags
            : evidence.Data.Keywords is { Count: > 0 } words ? words
            : (evidence.Meta("news_keywords", "keywords") ?? "").Split(',', '،', ';');
        var linked = page.Links
            .Where(link => link.Tag == "a" && (link.Element.GetAttribute("rel")?.Contains("tag", StringComparison.OrdinalIgnoreCase) ?? false))
            .Select(link => page.TextOf(link, 60));
        return
        [
            .. (declared.Any(tag => !string.IsNullOrWhiteSpace(tag)) ? declared : linked)
                .Select(tag => DisplayText.Clean(tag).TrimStart('#'))
                .Where(tag => tag.Length is > 1 and < 60)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Take(MaxTags),
        ];
    }

    /// <summary>The section is the last link of the breadcrumb trail; the first link is the front page.</summary>
    private static string? Crumb(Page page)
    {
        var crumbs = page.Nodes
            .FirstOrDefault(node => node.Names.Contains("breadcrumb", StringComparison.OrdinalIgnoreCase) && node.EndBlock > node.FirstBlock);
        if (crumbs is null)
        {
            return null;
        }

        var links = page.Nodes.Skip(crumbs.Index).Take(crumbs.EndIndex - crumbs.Index)
            .Where(node => node.Tag == "a")
            .Select(node => page.TextOf(node, 60))
            .ToList();
        return links.Count > 1 ? links[^1] : null;
    }
}

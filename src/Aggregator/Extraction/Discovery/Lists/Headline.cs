using Aggregator.Extraction.Pages;

namespace Aggregator.Extraction.Discovery.Lists;

/// <summary>Chooses the headline of an article from all links to it.</summary>
internal static class Headline
{
    private const int MaxHeadline = 220;

    /// <param name="page">The page.</param>
    /// <param name="links">The links to one article, in document order.</param>
    /// <returns>Null when the page has no words for the article.</returns>
    public static string? Of(Page page, IReadOnlyList<PageLink> links) =>
        Longest(links.Where(link => link.Heading is not null))
        ?? Longest(links)
        ?? Words(links.Select(link => link.Anchor.Element.GetAttribute("title")))
        ?? Words(links.SelectMany(link => Pictures(page, link.Anchor)));

    private static string? Longest(IEnumerable<PageLink> links) =>
        links.Select(link => link.Headline).Where(text => text.Length > 0).OrderBy(text => text.Length > MaxHeadline).ThenByDescending(text => text.Length).FirstOrDefault();

    private static IEnumerable<string?> Pictures(Page page, PageNode anchor) =>
        page.Nodes.Skip(anchor.Index).Take(anchor.EndIndex - anchor.Index).Where(node => node.Tag == "img").Select(node => node.Element.GetAttribute("alt"));

    private static string? Words(IEnumerable<string?> texts) =>
        texts.Select(text => string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).FirstOrDefault(text => text.Length > 0 && LinkText.CanBeHeadline(text));
}

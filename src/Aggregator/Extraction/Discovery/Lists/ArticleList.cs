using Aggregator.Sources;

namespace Aggregator.Extraction.Discovery.Lists;

/// <summary>The links of a page to its own articles.</summary>
/// <param name="Items">In the order of the page, each link once; empty when the page has no list of articles.</param>
/// <param name="Rules">The list as a rule of a source; null when there is no list.</param>
public sealed record ArticleList(IReadOnlyList<ListedArticle> Items, ListingRules? Rules)
{
    public static ArticleList None { get; } = new([], null);
}

/// <summary>A link to an article.</summary>
/// <param name="Link">Absolute, as a browser would open it.</param>
/// <param name="Headline">The words of the page for it.</param>
/// <param name="Score">How sure the finder is, from 0 to 1.</param>
public sealed record ListedArticle(Uri Link, string Headline, double Score);

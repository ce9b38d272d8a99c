using Aggregator.Sources;

namespace Aggregator.Extraction.Discovery.Lists;

/// <summary>The links of a page to its own articles.</summary>
public sealed class ArticleList
{
    private readonly Lazy<ListingRules?> _rules;

    internal ArticleList(IReadOnlyList<ListedArticle> items, Func<ListingRules?> rules)
    {
        Items = items;
        _rules = new Lazy<ListingRules?>(rules);
    }

    public static ArticleList None { get; } = new([], () => null);

    /// <summary>In the order of the page, each link once; empty when the page has no list of articles.</summary>
    public IReadOnlyList<ListedArticle> Items { get; }

    /// <summary>The list as a rule of a source, made on first use; null when there is no list or no selectors give it.</summary>
    public ListingRules? Rules => _rules.Value;
}

/// <summary>A link to an article.</summary>
/// <param name="Link">Absolute, as a browser would open it.</param>
/// <param name="Headline">The words of the page for it.</param>
/// <param name="Score">How sure the finder is, from 0 to 1.</param>
public sealed record ListedArticle(Uri Link, string Headline, double Score);

using Aggregator.Extraction.Pages;
using Aggregator.Fetching;
using Aggregator.Text.Encodings;

namespace Aggregator.Extraction.Discovery.Lists;

/// <summary>Finds the articles that a page links to, by the structure that repeats and the shape of the addresses.</summary>
public static class ListFinder
{
    private const int MaxItems = 1_000;

    public static ArticleList Find(FetchedDocument document, ListOptions? options = null)
    {
        var text = TextDecoder.Decode(document.Body.Span, document.Charset, null);
        var page = PageParser.Parse(text.Value, document.Url);
        return Find(page, options ?? ListOptions.Default);
    }

    private static ArticleList Find(Page page, ListOptions options)
    {
        var links = new LinkReader(page).Read();
        var groups = LinkGroup.Read(page, links, options);
        var structure = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var group in groups)
        {
            foreach (var link in group.Links)
            {
                structure[link.Key] = Math.Max(structure.GetValueOrDefault(link.Key), Own(group, link, options));
            }
        }

        var shapes = new ShapeScores(links, structure);
        var items = new List<ListedArticle>();
        foreach (var target in links.GroupBy(link => link.Key, StringComparer.Ordinal))
        {
            var score = ((1 - options.ShapeWeight) * structure[target.Key]) + (options.ShapeWeight * shapes.Of(target.First().Shape));
            if (score >= options.Threshold && Headline.Of(page, [.. target]) is { } headline)
            {
                items.Add(new ListedArticle(target.First().Address, headline, score));
            }
        }

        return items.Count < options.MinItems ? ArticleList.None : new ArticleList([.. items.Take(MaxItems)], null);
    }

    /// <summary>The score of the group, corrected by the link's own words: groups without classes mix menus and news.</summary>
    private static double Own(LinkGroup group, PageLink link, ListOptions options) =>
        link.Headline.Length == 0 ? 0.5 * group.Score : (0.7 * group.Score) + (0.3 * Math.Min(1, LinkText.Words(link.Headline) / options.FullWords));
}

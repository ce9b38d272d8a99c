using Aggregator.Extraction.Pages;
using Aggregator.Fetching;
using Aggregator.Text.Encodings;

namespace Aggregator.Extraction.Discovery.Lists;

/// <summary>Finds the articles that a page links to, by the structure that repeats and the shape of the addresses.</summary>
public static class ListFinder
{
    private const int MaxItems = 1_000;

    private const int EnoughLinks = 10;

    /// <summary>Few headlines have fewer words; sections and people do.</summary>
    private const double ShortHeadline = 3;

    /// <param name="document">A front or section page.</param>
    /// <param name="options">Null means the usual thresholds.</param>
    public static ArticleList Find(FetchedDocument document, ListOptions? options = null)
    {
        var text = TextDecoder.Decode(document.Body.Span, document.Charset, null);
        var page = PageParser.Parse(text.Value, document.Url);
        return Find(page, new LinkReader(page).Read(), options ?? ListOptions.Default);
    }

    internal static ArticleList Find(Page page, IReadOnlyList<PageLink> links, ListOptions options)
    {
        options = options with { FullWords = FullWords(links, options) };
        var groups = LinkGroup.Read(page, links, options);
        var structure = Structure(groups, options);
        var shapes = new ShapeScores(links, structure);
        var usual = UsualAddress.Of(links.Where(link => structure[link.Key] >= options.Threshold));
        var found = new List<PageLink>();
        var items = new List<ListedArticle>();
        foreach (var target in links.GroupBy(link => link.Key, StringComparer.Ordinal))
        {
            var first = target.First();
            var score = ((1 - options.ShapeWeight) * structure[first.Key]) + (options.ShapeWeight * shapes.Of(first.Shape)) - Cost([.. target], usual, options);
            if (score >= options.Threshold && Headline.Of(page, [.. target]) is { } headline && items.Count < MaxItems)
            {
                found.Add(first);
                items.Add(new ListedArticle(first.Address, headline, score));
            }
        }

        return items.Count < options.MinItems || NoNews.Is(page, found)
            ? ArticleList.None
            : new ArticleList(
                items, () => new ListRules(page, links, found.Select(link => link.Key)).Propose(groups));
    }

    /// <summary>The number of words of a full headline in this newspaper, because some write only three words. Links whose addresses have a
    /// date or a long number are surely articles, so their headlines show it.</summary>
    private static double FullWords(IReadOnlyList<PageLink> links, ListOptions options)
    {
        var numbered = links.Where(link => link.Shape is { Numbers: not null, Doubt: 0, IsForeign: false } && link.Headline.Length > 0 && (link.Place & ~LinkPlace.Article) == 0)
            .GroupBy(link => link.Key, StringComparer.Ordinal).ToList();
        var words = numbered.Where(target => target.First().Shape.HasLongNumber).Select(target => target.Max(link => LinkText.Words(link.Headline))).Order().ToList();

        // Where most numbers are short, the long ones may be the years of an archive.
        return words.Count < EnoughLinks || 2 * words.Count < numbered.Count
            ? options.FullWords
            : Math.Clamp(words[words.Count * 3 / 4], ShortHeadline, options.FullWords);
    }

    /// <returns>The score of each address by the best of its links.</returns>
    private static Dictionary<string, double> Structure(List<LinkGroup> groups, ListOptions options)
    {
        var structure = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (group, link) in groups.SelectMany(group => group.Links.Select(link => (group, link))))
        {
            structure[link.Key] = Math.Max(structure.GetValueOrDefault(link.Key), Own(group, link, options));
        }

        return structure;
    }

    /// <summary>What the address and the place of an article take off.</summary>
    private static double Cost(IReadOnlyList<PageLink> links, UsualAddress usual, ListOptions options)
    {
        var shape = links[0].Shape;
        return (options.DoubtCost * Math.Max(0, shape.Doubt - usual.Doubt))
            + (shape.IsForeign && !usual.IsForeign ? options.ForeignCost : 0)
            + (links.All(link => (link.Place & LinkPlace.Navigation) != 0) ? options.PlaceCost : 0);
    }

    /// <summary>The score of the group, corrected by the link's own words: groups without classes mix menus and news.</summary>
    private static double Own(LinkGroup group, PageLink link, ListOptions options)
    {
        var words = LinkText.Words(link.Headline);
        var whole = words >= ShortHeadline ? 1 : 0.5 + (0.5 * words / ShortHeadline);
        return whole * ((0.7 * group.Score) + (0.3 * Math.Min(1, words / options.FullWords)));
    }
}

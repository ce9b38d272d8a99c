using System.Text.RegularExpressions;
using Aggregator.Extraction.Lines;
using Aggregator.Extraction.Pages;
using Aggregator.Text;

namespace Aggregator.Extraction.Fields;

/// <summary>The headline: the heading that the page's other titles confirm, without the site's name.</summary>
internal static partial class TitleField
{
    private const int MaxHeading = 400;
    private const double Confirmed = 0.5;

    /// <returns>Null when nothing on the page could be a headline.</returns>
    public static string? Read(Page page, PageEvidence evidence, PageNode? container, string? feedTitle)
    {
        List<string> declared = feedTitle is null ? [.. evidence.Titles] : [.. evidence.Titles, feedTitle];

        var known = declared.ConvertAll(title => new KnownTitle(TitleKey.Of(title), new Lazy<HashSet<string>>(() => Words(title))));
        var best = Headings(page)
            .Select(heading => (heading.Text, Score: Score(page, heading.Node, heading.Text, known, container, evidence)))
            .OrderByDescending(heading => heading.Score)
            .FirstOrDefault();
        var chosen = best.Text is not null && best.Score >= Confirmed
            ? TitleText.Whole(best.Text, declared)
            : evidence.Data.Headline ?? Agreed(declared, known) ?? best.Text ?? HeadlineBeside.Find(page, evidence.Site, container);
        return string.IsNullOrWhiteSpace(chosen) ? null : DisplayText.Clean(Spaces.Replace(TitleText.WithoutKnown(chosen.Trim(), evidence.Site), " "));
    }

    /// <summary>The first declared title that another declared title confirms, else the first one. A title that no
    /// other confirms may be the section's name or a slogan.</summary>
    private static string? Agreed(List<string> declared, List<KnownTitle> known)
    {
        var votes = declared.Select((title, i) => Agreement(title, known[i].Key, [.. known.Where((_, j) => j != i)]) >= Confirmed ? 1 : 0).ToList();
        return declared.Count == 0 ? null : declared[Math.Max(0, votes.IndexOf(votes.Max()))];
    }

    /// <summary>The keys of all possible titles. A line equal to one of them is not part of the body.</summary>
    public static TitleKeys Keys(Page page, PageEvidence evidence) =>
        new(evidence.Titles
            .Concat(page.Headings.Where(node => node.Tag == "h1" && node.EndBlock > node.FirstBlock).Select(node => page.TextOf(node)))
            .Append(page.HeadTitle ?? ""));

    /// <summary>The element of the headline: a heading that equals a title in the head, else the first h1 that is not
    /// the site's name; null when there is neither.</summary>
    public static PageNode? Headline(Page page, PageEvidence evidence)
    {
        var declared = new TitleKeys(evidence.Titles);
        var headings = Headings(page).Where(heading => !LeadsHome(page, heading.Node) && !evidence.Site.Are(heading.Text)).ToList();
        return headings.Where(heading => declared.Has(heading.Text)).OrderBy(heading => heading.Node.Tag, StringComparer.Ordinal).FirstOrDefault().Node
            ?? headings.Find(heading => heading.Node.Tag == "h1").Node;
    }

    private static IEnumerable<(PageNode Node, string Text)> Headings(Page page) =>
        page.Headings
            .Where(node => node.EndBlock > node.FirstBlock && !node.Has(NodeTraits.Hidden))
            .Take(60)
            .Select(node => (Node: node, Text: page.TextOf(node)))
            .Where(heading => heading.Text.Length is > 1 and < MaxHeading);

    /// <summary>The titles that the head declares, without the site's name, the most reliable first.</summary>
    /// <remarks>Ask <see cref="PageEvidence.Titles"/>, which reads them once.</remarks>
    public static List<string> Declared(Page page, PageEvidence evidence) =>
    [
        .. new[] { evidence.Meta("og:title"), evidence.Data.Headline, evidence.Meta("twitter:title"), page.HeadTitle, evidence.Meta("title", "dc.title", "headline") }
            .Select(title => TitleText.WithoutSite(title, evidence.Site, evidence.SiteName ?? HomeHeading(page), page.Url))
            .OfType<string>()
            .Where(title => TitleKey.Of(title).Length > 1),
    ];

    /// <summary>The name of a blog: the text of an h1 that links to the front page; null when there is none.</summary>
    private static string? HomeHeading(Page page) =>
        page.Headings.FirstOrDefault(node => node.Tag == "h1" && LeadsHome(page, node)) is { } heading ? page.TextOf(heading, 100) : null;

    private static bool LeadsHome(Page page, PageNode heading)
    {
        if (page.Url.AbsolutePath.Length <= 1 || heading.EndPiece <= heading.FirstPiece)
        {
            return false;
        }

        var node = page.Pieces[heading.FirstPiece].Parent;
        for (var level = 0; level < 4 && node is not null; level++, node = node.Parent)
        {
            if (node.Tag == "a")
            {
                return page.Resolve(node.Element.GetAttribute("href")) is { } address
                    && address.AbsolutePath.Length <= 1 && address.Query.Length == 0 && AddressField.SameSite(address, page.Url);
            }
        }

        return false;
    }

    private static double Score(Page page, PageNode node, string text, List<KnownTitle> declared, PageNode? container, PageEvidence evidence)
    {
        var key = TitleKey.Of(text);
        if (key.Length == 0 || evidence.Site.Are(text) || LeadsHome(page, node))
        {
            return -1;
        }

        var rank = node.Tag switch { "h1" => 0.1, "h2" => -0.2, _ => -0.3 };
        var place = container is null ? 0 : node.FirstBlock <= container.FirstBlock || container.Holds(node) ? 0.1 : -0.1;
        return Agreement(text, key, declared) + rank + place - (node.Has(NodeTraits.Pruned) ? 0.1 : 0);
    }

    /// <summary>How well a heading agrees with the declared titles: from 0 to 1, and 1 when it is one of them.</summary>
    private static double Agreement(string heading, string key, List<KnownTitle> declared)
    {
        HashSet<string>? words = null;
        var best = 0.0;
        foreach (var title in declared)
        {
            if (key.Length >= 8 && title.Key.Contains(key, StringComparison.Ordinal))
            {
                best = Math.Max(best, 0.4 + (0.6 * key.Length / title.Key.Length));
                continue;
            }

            words ??= Words(heading);
            var shared = words.Count(title.Words.Value.Contains);
            best = Math.Max(best, (double)shared / Math.Max(1, Math.Max(words.Count, title.Words.Value.Count)));
        }

        return best;
    }

    private static HashSet<string> Words(string text) =>
        [.. Word.Matches(LineRules.Key(text)).Select(match => match.Value)];

    /// <summary>A declared title in the form that headings are compared
    /// with. Its words are computed only when they are needed.</summary>
    private sealed record KnownTitle(string Key, Lazy<HashSet<string>> Words);

    [GeneratedRegex(@"[\p{L}\p{N}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word { get; }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces { get; }
}

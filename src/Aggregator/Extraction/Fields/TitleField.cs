using System.Text.RegularExpressions;
using Aggregator.Extraction.Bodies;
using Aggregator.Extraction.Pages;
using Aggregator.Text;

namespace Aggregator.Extraction.Fields;

/// <summary>The headline: the heading that the page's other titles confirm, without the site's name.</summary>
internal static partial class TitleField
{
    private const int MaxHeading = 400;

    /// <returns>Null when nothing on the page could be a headline.</returns>
    public static string? Read(Page page, PageEvidence evidence, PageNode? container)
    {
        var declared = Declared(page, evidence);
        var headings = page.Headings
            .Where(node => node.EndBlock > node.FirstBlock && !node.Has(NodeTraits.Hidden))
            .Select(node => (Node: node, Text: page.TextOf(node)))
            .Where(heading => heading.Text.Length is > 1 and < MaxHeading)
            .ToList();
        var best = headings
            .Where(heading => heading.Node.Tag == "h1")
            .Select(heading => (heading.Text, Score: Agreement(heading.Text, declared) + Position(heading.Node, container)))
            .OrderByDescending(heading => heading.Score)
            .FirstOrDefault();
        if (best.Text is not null && best.Score >= 0.5)
        {
            return Clean(best.Text);
        }

        var second = headings.Where(heading => heading.Node.Tag == "h2").FirstOrDefault(heading => Agreement(heading.Text, declared) >= 0.9);
        var chosen = second.Text ?? evidence.Data.Headline ?? StripSite(evidence.Meta("og:title", "twitter:title", "dc.title"), evidence)
            ?? StripSite(page.HeadTitle, evidence) ?? best.Text;
        return chosen is null ? null : Clean(chosen);
    }

    /// <summary>Keys of every title candidate: lines equal to one are not body.</summary>
    public static IReadOnlySet<string> Keys(Page page, PageEvidence evidence) =>
        Declared(page, evidence)
            .Concat(page.Headings.Where(node => node.Tag == "h1" && node.EndBlock > node.FirstBlock).Select(node => page.TextOf(node)))
            .Append(StripSite(page.HeadTitle, evidence) ?? "")
            .Select(TitleKey.Of)
            .Where(key => key.Length > 0)
            .ToHashSet(StringComparer.Ordinal);

    private static List<string> Declared(Page page, PageEvidence evidence) =>
    [
        .. new[] { evidence.Meta("og:title"), evidence.Meta("twitter:title"), evidence.Data.Headline, page.HeadTitle, evidence.Meta("title", "dc.title", "headline") }
            .Where(title => !string.IsNullOrWhiteSpace(title))
            .Select(title => title!), // Filtered on the line before.
    ];

    /// <summary>How far a heading is what the declared titles say: 1 when one contains it whole.</summary>
    private static double Agreement(string heading, List<string> declared)
    {
        var key = TitleKey.Of(heading);
        if (key.Length == 0)
        {
            return -1;
        }

        var words = Words(heading);
        var best = 0.0;
        foreach (var title in declared)
        {
            var other = TitleKey.Of(title);
            if (key.Length >= 8 && other.Contains(key, StringComparison.Ordinal))
            {
                // The more of the declared title a heading covers, the less likely it is the site's name.
                best = Math.Max(best, 0.7 + (0.6 * key.Length / other.Length));
                continue;
            }

            var declaredWords = Words(title);
            var shared = words.Count(declaredWords.Contains);
            best = Math.Max(best, (double)shared / Math.Max(1, Math.Max(words.Count, declaredWords.Count)));
        }

        return best;
    }

    private static double Position(PageNode heading, PageNode? container) =>
        container is null ? 0 : heading.FirstBlock <= container.FirstBlock || container.Holds(heading) ? 0.1 : -0.1;

    private static HashSet<string> Words(string text) =>
        [.. Word.Matches(LineRules.Key(text)).Select(match => match.Value)];

    private static string? StripSite(string? title, PageEvidence evidence)
    {
        if (string.IsNullOrWhiteSpace(title))
        {
            return null;
        }

        var parts = Separator.Split(title);
        if (parts.Length < 2)
        {
            return title;
        }

        var site = TitleKey.Of(evidence.SiteName ?? "");
        var last = TitleKey.Of(parts[^1]);
        var first = TitleKey.Of(parts[0]);
        if (site.Length > 1 && (first == site || (first.Length < last.Length && site.Contains(first, StringComparison.Ordinal) && first.Length > 3)))
        {
            return title[(title.IndexOf(parts[1], parts[0].Length, StringComparison.Ordinal))..];
        }

        var cut = title.LastIndexOf(parts[^1], StringComparison.Ordinal);
        var head = title[..cut].TrimEnd(' ', '-', '|', '–', '—', '»', '«', '•', '·', ':', '/', '›');
        return last == site || (site.Length > 3 && last.Contains(site, StringComparison.Ordinal)) || head.Length > parts[^1].Length * 1.5 ? head : title;
    }

    private static string Clean(string title) => DisplayText.Clean(Spaces.Replace(title, " "));

    [GeneratedRegex(@"\s+[-|–—»•·›/]+\s+|\s*\|\s*|\s+::\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Separator { get; }

    [GeneratedRegex(@"[\p{L}\p{N}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word { get; }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces { get; }
}

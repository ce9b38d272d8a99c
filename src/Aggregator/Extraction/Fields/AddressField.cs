using System.Text.RegularExpressions;
using Aggregator.Extraction.Lines;
using Aggregator.Extraction.Pages;
using Aggregator.Text.Addresses;

namespace Aggregator.Extraction.Fields;

/// <summary>The article's own address, and the address of the original when the page republishes another site's text.</summary>
internal static partial class AddressField
{
    /// <summary>The address that the page declares as its own; without one,
    /// the address it was read from, without tracking parameters.</summary>
    public static Uri Canonical(Page page, PageEvidence evidence)
    {
        var declared = Link(page, "canonical") is { } link && IsArticleAddress(link, page.Url) ? link : null;
        var shared = page.Resolve(evidence.Meta("og:url"));
        return declared ?? (shared is not null && IsArticleAddress(shared, page.Url) ? shared : null) ?? WithoutTracking(page.Url);
    }

    /// <summary>The address without the tracking parameters that campaigns append.</summary>
    public static Uri WithoutTracking(Uri address)
    {
        if (address.Query.Length < 2)
        {
            return address;
        }

        var kept = address.Query[1..].Split('&').Where(pair => !Tracking.IsMatch(pair));
        return new UriBuilder(address) { Query = string.Join('&', kept), Fragment = CanonicalUrl.HasRoute(address) ? address.Fragment : "" }.Uri;
    }

    /// <returns>Null when the page names no original on another site.</returns>
    public static Uri? Original(Page page, PageEvidence evidence)
    {
        var candidates = new[]
        {
            page.Resolve(evidence.Data.BasedOn),
            Link(page, "source"),
            page.Resolve(evidence.Meta("original-source", "syndication-source", "article:original_url")),
            SourceLine(page),
            Link(page, "canonical"),
        };
        return candidates.FirstOrDefault(address => address is not null && !SameSite(address, page.Url) && address.AbsolutePath.Length > 1);
    }

    private static Uri? SourceLine(Page page)
    {
        foreach (var block in page.Blocks.Where(block => block.LinkLength > 0 && MayNameSource(block.Text) && block.Line == LineKind.SourceLink))
        {
            for (var i = block.FirstPiece; i < block.EndPiece; i++)
            {
                if (LinkAround(page, page.Pieces[i].Parent) is { } address && !SameSite(address, page.Url))
                {
                    return address;
                }
            }
        }

        return page.Links
            .Where(link => link.Tag == "a" && SourceName.IsMatch(link.Names))
            .Select(link => page.Resolve(link.Element.GetAttribute("href")))
            .FirstOrDefault(address => address is not null);
    }

    /// <summary>A cheap test, so that the line rules are not applied to most blocks.</summary>
    private static bool MayNameSource(string text) =>
        text.Contains("مصدر", StringComparison.Ordinal) || text.Contains("هنا", StringComparison.Ordinal) || text.Contains("الخبر", StringComparison.Ordinal);

    private static Uri? LinkAround(Page page, PageNode node)
    {
        var current = node;
        for (var i = 0; i < 5 && current is not null; i++, current = current.Parent)
        {
            if (current.Tag == "a")
            {
                return page.Resolve(current.Element.GetAttribute("href"));
            }
        }

        return null;
    }

    public static Uri? Link(Page page, string relation) =>
        page.Links
            .Where(link => link.Element.GetAttribute("rel") is { } rel && rel.Contains(relation, StringComparison.OrdinalIgnoreCase)
                && rel.Split(' ').Contains(relation, StringComparer.OrdinalIgnoreCase))
            .Select(link => page.Resolve(link.Element.GetAttribute("href")))
            .FirstOrDefault(address => address is not null);

    /// <summary>Refuses two mistakes of templates. A canonical link may lead to the front page. On a site that is one
    /// page with all articles, it may lead to that page without the fragment that names the article.</summary>
    private static bool IsArticleAddress(Uri address, Uri page) =>
        CanonicalUrl.HasRoute(page) ? CanonicalUrl.HasRoute(address) : address.PathAndQuery.Length > 1 || page.PathAndQuery.Length <= 1;

    internal static bool SameSite(Uri one, Uri other) => SiteOf(one) == SiteOf(other);

    private static string SiteOf(Uri address)
    {
        var labels = address.Host.Split('.');
        return labels.Length <= 2 ? address.Host : string.Join('.', labels[^(labels[^2].Length <= 3 ? Math.Min(3, labels.Length) : 2)..]);
    }

    [GeneratedRegex(@"^(?:utm_\w+|fbclid|gclid|msclkid|igshid|mc_[ce]id|_ga|ref_src|at_\w+)=", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tracking { get; }

    [GeneratedRegex(@"(?:^|\s)(?:source-?link|original-?link|article-?source)(?:\s|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SourceName { get; }
}

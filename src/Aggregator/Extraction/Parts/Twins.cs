using System.Text.RegularExpressions;
using Aggregator.Extraction.Fields;
using Aggregator.Extraction.Pages;
using Aggregator.Text.Spelling;

namespace Aggregator.Extraction.Parts;

/// <summary>Finds other documents with the same article that a page names: its AMP version and its print version.</summary>
internal static partial class Twins
{
    private const int MaxCandidates = 50;
    private const int SlugLength = 8;

    /// <returns>Null when the page names none on its own site. Other
    /// sites are refused, because a template may name anything.</returns>
    public static Uri? Amp(Page page) => OfPage(page, AddressField.Link(page, "amphtml"));

    /// <returns>Null when the page names none on its own site.</returns>
    public static Uri? Print(Page page)
    {
        var declared = page.Links.FirstOrDefault(link => link.Tag == "link"
            && link.Element.GetAttribute("media") == "print"
            && (link.Element.GetAttribute("rel")?.Contains("alternate", StringComparison.OrdinalIgnoreCase) ?? false));
        if (declared is not null && OfPage(page, page.Resolve(declared.Element.GetAttribute("href"))) is { } address)
        {
            return address;
        }

        return page.Anchors
            .Where(node => node.Element.GetAttribute("href") is { } href && SaysPrint(href) && PrintAddress.IsMatch(href))
            .Take(MaxCandidates)
            .Select(node => OfPage(page, page.Resolve(node.Element.GetAttribute("href"))))
            .FirstOrDefault(twin => twin is not null && SharesName(page.Url, twin));
    }

    // The two words are searched one after the other. One search for both had to ignore case in two alphabets, and took a
    // thirtieth of the time of all reading.
    private static bool SaysPrint(string address) =>
        address.Contains("print", StringComparison.OrdinalIgnoreCase) || address.Contains("طباعة", StringComparison.Ordinal);

    /// <summary>Whether two headlines have at least half of their words in common. Some templates name the twin of
    /// another page, or the front page.</summary>
    public static bool HaveOneHeadline(string? known, string found)
    {
        var (one, other) = (Words(known ?? ""), Words(found));
        return one.Count == 0 || 2 * one.Count(other.Contains) >= Math.Min(one.Count, other.Count);
    }

    private static HashSet<string> Words(string text) =>
        [.. ArabicFolding.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 2)];

    private static Uri? OfPage(Page page, Uri? address) =>
        address is not null && AddressField.SameSite(address, page.Url) && !IsSame(address, page.Url) ? address : null;

    private static bool IsSame(Uri one, Uri other) => one.Authority == other.Authority && one.PathAndQuery == other.PathAndQuery;

    /// <summary>Whether the address of the print version contains the number or the slug of the article.</summary>
    private static bool SharesName(Uri page, Uri twin)
    {
        var address = Uri.UnescapeDataString(twin.PathAndQuery);
        var own = Uri.UnescapeDataString(page.PathAndQuery);
        var slug = own.TrimEnd('/').Split('/')[^1];
        return (slug.Length >= SlugLength && address.Contains(slug, StringComparison.Ordinal))
            || Number.Matches(own).Any(number => Number.Matches(address).Any(other => other.ValueSpan.SequenceEqual(number.ValueSpan)));
    }

    [GeneratedRegex(@"(?:^|[/?&_.-])(?:print|printable|printer|printpage|printarticle|print_?version|طباعة)(?:$|[/?&=_.-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PrintAddress { get; }

    [GeneratedRegex(@"[0-9]{3,}", RegexOptions.CultureInvariant)]
    private static partial Regex Number { get; }
}

using System.Globalization;
using System.Text.RegularExpressions;
using Aggregator.Extraction.Pages;
using Aggregator.Extraction.Pages.Tree;
using Aggregator.Text.Spelling;

namespace Aggregator.Extraction.Parts;

/// <summary>Finds the next page of an article that has several pages.
/// It must be on the same site and have the next page number.</summary>
internal static partial class NextPart
{
    private const int MaxParents = 6;
    private const int MaxCandidates = 200;

    /// <param name="part">What is known of the earlier pages; null for the first page.</param>
    /// <param name="canonical">The address that the page declares as its own.</param>
    /// <returns>Null for the last page, and for an article of one page.</returns>
    public static Uri? Find(Page page, ArticlePart? part, Uri canonical)
    {
        var (first, number) = part is null ? (page.Url, 1) : (part.First, part.Number);
        var candidates = Candidates(page, first, part is null ? canonical : first).Take(MaxCandidates).ToList();

        // Drupal counts pages from 0: the link with the text 2 leads to «?page=1».
        var isFromZero = candidates.Exists(link => link is { Style: PartStyle.Query, Text: "2", Number: 1 });
        var wanted = isFromZero ? number : number + 1;
        return candidates.Find(link => link.Number == wanted && SaysNext(link, number + 1))?.Address;
    }

    private static IEnumerable<Candidate> Candidates(Page page, Uri first, Uri canonical)
    {
        foreach (var link in page.Links.Where(link => link.Tag == "link").Concat(page.Anchors))
        {
            if (link.Element.GetAttribute("href") is { Length: > 0 } href
                && HasShortNumber(href) && MayNumberAPage.IsMatch(href)
                && page.Resolve(href) is { } address
                && (PartAddress.NumberOf(first, address, out var style) ?? PartAddress.NumberOf(canonical, address, out style)) is { } number
                && !IsAmongComments(link))
            {
                yield return new Candidate(link, address, number, style, ArabicFolding.Fold(TextOf(link.Element)));
            }
        }
    }

    /// <summary>Whether the address has a number of one or two digits after a
    /// separator. The test is cheaper than the regular expression.</summary>
    private static bool HasShortNumber(string address)
    {
        for (var i = 1; i < address.Length; i++)
        {
            if (char.IsAsciiDigit(address[i]) && (address[i - 1] is '=' or '/' or '_' or ',' or '-')
                && (i + 2 >= address.Length || !char.IsAsciiDigit(address[i + 1]) || !char.IsAsciiDigit(address[i + 2])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool SaysNext(Candidate link, int next)
    {
        var isDeclared = link.Node.Element.GetAttribute("rel")?.Split(' ').Contains("next", StringComparer.OrdinalIgnoreCase) ?? false;
        var isWorded = NextPage.IsMatch(link.Text) || (PageNumber.Match(link.Text) is { Success: true } match && IsNumber(match.Groups[1].ValueSpan, next));
        var isNumbered = IsNumber(link.Text, next) && IsPager(link.Node);

        // Blogs add «-2» when two stories have the same name, and «rel=next» leads to the next story there. So a link with this
        // form of address must say clearly that it leads to the next page.
        return isWorded || isNumbered
            || (link.Style != PartStyle.GluedToTheName && (isDeclared || NextWord.IsMatch(link.Text) || IsPager(link.Node)));
    }

    private static bool IsNumber(ReadOnlySpan<char> text, int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var read) && read == number;

    private static bool IsAmongComments(PageNode link)
    {
        for (var (node, i) = (link, 0); node is not null && i < MaxParents; (node, i) = (node.Parent, i + 1))
        {
            if (node.Has(NodeTraits.Comments))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the link lies in a list of page numbers. Only there is a bare number the number of a page.</summary>
    private static bool IsPager(PageNode link)
    {
        for (var (node, i) = (link, 0); node is not null && i < MaxParents; (node, i) = (node.Parent, i + 1))
        {
            if (PagerName.IsMatch(node.Names))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The text of the link. It is read only a few levels deep, because
    /// this method recurses and pages may be nested very deep.</summary>
    private static string TextOf(TreeNode node, int depth = 0)
    {
        var text = "";
        foreach (var child in node.Children)
        {
            text += child is TreeText words ? words.Data : depth < 2 && child is TreeNode inner ? TextOf(inner, depth + 1) : "";
            if (text.Length > 60)
            {
                break;
            }
        }

        return text.Trim();
    }

    // A page has hundreds of links. This test excludes most of them before their addresses are parsed.
    [GeneratedRegex(@"[=/_,-][0-9]{1,2}(?:\.[a-z]{3,5})?/?(?:$|[&#])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MayNumberAPage { get; }

    [GeneratedRegex(@"(?:^|[\s_-])(?:page-?links?|link-?pages?|pagin\w*|pager\w*|pages|multi-?page\w*|page-?nav\w*|page-?numbers?|post-?pages?|article-?pages?)(?:$|[\s_-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PagerName { get; }

    [GeneratedRegex(@"(?:الصفح[هة]|الجز[ءا]) (?:التالي[هة]?|القادم[هة]?|اللاحق[هة]?)\W*$|^next (?:page|part)\W*$", RegexOptions.CultureInvariant)]
    private static partial Regex NextPage { get; }

    [GeneratedRegex(@"^(?:(?:ال)?(?:صفح[هة]|جز[ءا]) ?(?:رقم )?|(?:page|part) ?)([0-9]{1,2})$", RegexOptions.CultureInvariant)]
    private static partial Regex PageNumber { get; }

    [GeneratedRegex(@"^(?:التالي[هة]?|next)$", RegexOptions.CultureInvariant)]
    private static partial Regex NextWord { get; }

    private sealed record Candidate(PageNode Node, Uri Address, int Number, PartStyle Style, string Text);
}

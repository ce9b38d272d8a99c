using System.Text.RegularExpressions;
using Aggregator.Extraction.Fields;
using Aggregator.Text.Addresses;

namespace Aggregator.Extraction.Parts;

/// <summary>Decides by the addresses alone which page of an article
/// an address is: «?page=2», «/2/», «/page/2», «-2.html».</summary>
internal static partial class PartAddress
{
    /// <param name="first">The address of the article's first page.</param>
    /// <param name="candidate">The address of what may be another page of the same article.</param>
    /// <param name="style">How the number is written.</param>
    /// <returns>The number as written; null when the candidate is not the first address with a page number added.</returns>
    public static int? NumberOf(Uri first, Uri candidate, out PartStyle style)
    {
        style = PartStyle.Query;
        if (SiteName(first) != SiteName(candidate))
        {
            return null;
        }

        var (base1, base2) = (AddressField.WithoutTracking(first), AddressField.WithoutTracking(candidate));
        var (path, other) = (PathOf(base1), PathOf(base2));
        if (path == other)
        {
            return QueryNumber(base1.Query, base2.Query);
        }

        style = PartStyle.Path;
        var stem = Stem(path);
        if (stem.Length < 2 || base1.Query != base2.Query || !other.StartsWith(stem, StringComparison.Ordinal)
            || PathNumber.Match(other, stem.Length) is not { Success: true } match)
        {
            return null;
        }

        style = match.Groups["glued"].Success ? PartStyle.GluedToTheName : PartStyle.Path;
        return int.Parse(match.Groups["number"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
    }

    private static string SiteName(Uri address) => address.Port + HostName.WithoutWww(HostName.Ascii(address));

    /// <summary>The path without escapes, because Arabic slugs are escaped in one link and not in the next.</summary>
    private static string PathOf(Uri address) => Uri.UnescapeDataString(address.AbsolutePath).TrimEnd('/');

    private static string Stem(string path) => Extension.Replace(path, "");

    /// <summary>The page number when the candidate has all parameters of the first page, and exactly one more, which
    /// counts pages; else null.</summary>
    private static int? QueryNumber(string first, string candidate)
    {
        var known = Pairs(first).Where(pair => !PageParameter.IsMatch(pair)).ToHashSet(StringComparer.Ordinal);
        var asked = Pairs(candidate).ToHashSet(StringComparer.Ordinal);
        if (!known.IsSubsetOf(asked))
        {
            return null;
        }

        asked.ExceptWith(known);
        return asked.Count == 1 && PageParameter.Match(asked.First()) is { Success: true } match
            ? int.Parse(match.Groups["number"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)
            : null;
    }

    private static string[] Pairs(string query) => query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"\.(?:html?|s?php|aspx?|jsp)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Extension { get; }

    [GeneratedRegex(@"^(?:page|p|pg|paged|pagenum|page_?no|part|pageid|الصفحة|صفحة|sayfa)=(?<number>[0-9]{1,2})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PageParameter { get; }

    [GeneratedRegex(@"\G(?:(?<glued>[-_,])|/(?:(?:page|part|pg|p|الصفحة|صفحة|الجزء|جزء)[-_/]?)?|[-_](?:page|part|pg|p|الصفحة|صفحة|الجزء|جزء)[-_]?)(?<number>[0-9]{1,2})(?:\.(?:html?|s?php|aspx?|jsp))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PathNumber { get; }
}

/// <summary>How the number of a page is written in its address.</summary>
internal enum PartStyle
{
    Query,
    Path,

    /// <summary>«story-2». Blogs also write this when two stories have the same name.</summary>
    GluedToTheName,
}

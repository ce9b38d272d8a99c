using System.Text.RegularExpressions;
using Aggregator.Extraction.Lines;

namespace Aggregator.Extraction.Fields;

/// <summary>Removes from a title what is not the headline: the site's
/// name, and a kicker (a short line before the headline).</summary>
internal static partial class TitleText
{
    private const double MinHeadlineShare = 0.45;
    private const int MinHeadline = 8;
    private const int MaxTitle = 600;

    /// <returns>Null for a blank title and for a title that is only the site's name.</returns>
    public static string? WithoutSite(string? title, SiteNames site, string? siteName, Uri url)
    {
        if (string.IsNullOrWhiteSpace(title) || site.Are(title))
        {
            return null;
        }

        var known = WithoutKnown(title.Trim(), site);
        return site.Are(known) ? null : known.Length < title.Trim().Length ? known : WithoutLikely(title, siteName, url);
    }

    /// <summary>Removes a part that is certainly the site's name, whatever sign stands between it and the headline.</summary>
    public static string WithoutKnown(string title, SiteNames site)
    {
        if (title.Length > MaxTitle)
        {
            return title;
        }

        var joints = Joint.Matches(title);
        foreach (Match joint in joints)
        {
            if (joint.Index >= MinHeadline && site.Are(title[(joint.Index + joint.Length)..]))
            {
                return title[..joint.Index];
            }
        }

        foreach (Match joint in joints)
        {
            if (title.Length - joint.Index - joint.Length >= MinHeadline && site.Are(title[..joint.Index]))
            {
                return title[(joint.Index + joint.Length)..];
            }
        }

        return title;
    }

    private static string WithoutLikely(string title, string? siteName, Uri url)
    {
        var separators = Separator.Matches(title);
        if (separators.Count == 0)
        {
            return title;
        }

        var (first, last) = (separators[0], separators[^1]);
        if (IsSite(title[..first.Index], siteName, url))
        {
            return title[(first.Index + first.Length)..];
        }

        var tail = title[(last.Index + last.Length)..];
        var head = title[..last.Index];
        if (!IsSite(tail, siteName, url) && head.Length < tail.Length * 1.5)
        {
            return title;
        }

        // In "Headline | Section | Site" the short section before the site is removed too.
        var inner = Separator.Matches(head);
        return inner.Count > 0 && inner[^1].Value.Contains('|', StringComparison.Ordinal) && head.Length - inner[^1].Index < 25 && inner[^1].Index > 30
            ? head[..inner[^1].Index]
            : head;
    }

    /// <summary>The heading without a kicker that no declared title has. When markup removed spaces from the heading,
    /// the declared title with the same letters is returned.</summary>
    public static string Whole(string heading, List<string> declared)
    {
        var key = TitleKey.Of(heading);
        foreach (var title in declared)
        {
            var other = TitleKey.Of(title);
            if (other == key)
            {
                return title.Count(IsGap) > heading.Count(IsGap) ? title : heading;
            }

            if (other.Length >= 12 && other.Length >= MinHeadlineShare * key.Length && key.EndsWith(other, StringComparison.Ordinal))
            {
                return Suffix(heading, other.Length);
            }
        }

        return heading;
    }

    private static bool IsGap(char sign) => !char.IsLetterOrDigit(sign) && !char.IsPunctuation(sign);

    /// <summary>The end of the heading that holds the last <paramref name="letters"/> letters and digits, with an
    /// opening quotation mark before them.</summary>
    private static string Suffix(string heading, int letters)
    {
        var position = heading.Length;
        while (position > 0 && letters > 0)
        {
            letters -= TitleKey.Of(heading[--position].ToString()).Length;
        }

        while (position > 0 && !char.IsWhiteSpace(heading[position - 1]) && !char.IsLetterOrDigit(heading[position - 1]) && heading[position - 1] is not (':' or '|' or ',' or ')'))
        {
            position--;
        }

        return heading[position..];
    }

    private static bool IsSite(string part, string? siteName, Uri url)
    {
        var key = TitleKey.Of(part);
        var site = TitleKey.Of(siteName ?? "");
        if (key.Length == 0)
        {
            return true;
        }

        var host = TitleKey.Of(url.Host.Replace("www.", "", StringComparison.OrdinalIgnoreCase));
        return (site.Length > 1 && (key == site || (site.Length > 3 && key.Length < site.Length * 2 && key.Contains(site, StringComparison.Ordinal)) || (key.Length > 3 && site.Contains(key, StringComparison.Ordinal))))
            || key == host || (key.Length > 3 && host.StartsWith(key, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\s*(?:[-–—|:：•·~*/\\«»‹›،؛_]|::)+\s*|\s+[ـ.,]+\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Joint { get; }

    [GeneratedRegex(@"\s+[-|–—»•·›/]+\s+|\s*\|\s*|\s+::\s+|\s+[«»]\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Separator { get; }
}

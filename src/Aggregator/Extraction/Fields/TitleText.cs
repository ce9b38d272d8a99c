using System.Text.RegularExpressions;
using Aggregator.Extraction.Lines;

namespace Aggregator.Extraction.Fields;

/// <summary>Takes off a title what is not the headline: the site's name behind it, the kicker before it.</summary>
internal static partial class TitleText
{
    private const double MinHeadlineShare = 0.45;

    /// <returns>Null for a blank title.</returns>
    public static string? WithoutSite(string? title, string? siteName, Uri url)
    {
        if (string.IsNullOrWhiteSpace(title))
        {
            return null;
        }

        if (siteName is { Length: > 2 } && title.StartsWith(siteName, StringComparison.OrdinalIgnoreCase) && title.AsSpan(siteName.Length).TrimStart() is [':', ' ', .. { Length: > 8 }])
        {
            // Blogger writes "Blog: Headline".
            return title[siteName.Length..].TrimStart(' ', ':');
        }

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

        // "Headline | Section | Site": a short section before the site goes too.
        var inner = Separator.Matches(head);
        return inner.Count > 0 && inner[^1].Value.Contains('|', StringComparison.Ordinal) && head.Length - inner[^1].Index < 25 && inner[^1].Index > 30
            ? head[..inner[^1].Index]
            : head;
    }

    /// <summary>The heading, without a kicker that no declared title has, and with spaces that its markup swallowed.</summary>
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

    /// <summary>From the sign that begins the last <paramref name="letters"/> letters and digits of the key, with its opening quote.</summary>
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

    [GeneratedRegex(@"\s+[-|–—»•·›/]+\s+|\s*\|\s*|\s+::\s+|\s+[«»]\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Separator { get; }
}

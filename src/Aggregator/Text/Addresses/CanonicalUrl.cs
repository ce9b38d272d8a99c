using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Aggregator.Text.Addresses;

/// <summary>The key under which an address is the same article (duplicates.md §1).</summary>
public static class CanonicalUrl
{
    private static readonly string[] TrackingPrefixes =
        ["utm_", "mtm_", "at_", "itm_", "hsa_", "pk_", "piwik_", "matomo_", "campaign_", "ns_", "fb_action", "_hs", "amp_"];

    private static readonly FrozenSet<string> Tracking = FrozenSet.ToFrozenSet(
        [
            "fbclid", "gclid", "dclid", "gbraid", "wbraid", "gclsrc", "msclkid", "yclid", "ysclid", "twclid", "ttclid", "li_fat_id",
            "igsh", "igshid", "mc_cid", "mc_eid", "srsltid", "ref", "ref_src", "ref_url", "referrer", "fb_ref", "fb_source", "xtor",
            "cmpid", "ocid", "ito", "icid", "ncid", "smid", "wprov", "_ga", "_gl", "mkt_tok", "vero_id", "guccounter", "replytocom",
            "phpsessid", "jsessionid", "usqp", "amp", "output", "outputtype", "print",
        ],
        StringComparer.Ordinal);

    /// <param name="url">The address as the publisher wrote it.</param>
    /// <param name="habits">What is known of this host; null means the usual rules.</param>
    /// <returns>The key of the page that the address leads to (<see cref="WrappedUrl"/>): without scheme, <c>www.</c>, tracking
    /// parameters and fragment; the path is decoded and in NFC. An address that cannot be parsed is its own key.</returns>
    public static string Key(string url, HostHabits? habits = null)
    {
        habits ??= HostHabits.Usual;
        // Some feeds escape twice and leave «&amp;» in the address.
        var text = DisplayText.Clean(url).Replace("&amp;", "&", StringComparison.Ordinal);
        if (text.StartsWith("//", StringComparison.Ordinal))
        {
            text = "http:" + text;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0)
        {
            return text;
        }

        var page = WrappedUrl.Unwrap(uri);
        return Host(page, habits) + Path(page.AbsolutePath, habits) + Query(page.Query, habits) + Route(page.Fragment, habits);
    }

    /// <summary>Whether the fragment names the article, because the site is one page that draws all its articles.</summary>
    public static bool HasRoute(Uri address) => Route(address.Fragment, HostHabits.Usual).Length > 0;

    private static string Host(Uri uri, HostHabits habits)
    {
        var host = HostName.Ascii(uri).TrimEnd('.');
        string[] prefixes = habits.MobileIsTwin ? ["www.", "m.", "mobile.", "amp."] : ["www."];
        while (prefixes.FirstOrDefault(prefix => host.StartsWith(prefix, StringComparison.Ordinal)) is { } found
            && host.IndexOf('.', found.Length) > 0)
        {
            host = host[found.Length..];
        }

        return uri.IsDefaultPort || uri.Port is 80 or 443 ? host : string.Create(CultureInfo.InvariantCulture, $"{host}:{uri.Port}");
    }

    private static string Path(string escaped, HostHabits habits)
    {
        var segments = escaped.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Decode).ToList();
        if (habits.AmpIsTwin && segments is [.., "amp" or "amp.html"])
        {
            segments.RemoveAt(segments.Count - 1);
        }

        if (habits.MobileIsTwin && segments is ["mobile" or "amp", _, ..])
        {
            segments.RemoveAt(0);
        }

        return string.Concat(segments.Select(segment => "/" + segment));
    }

    private static string Query(string query, HostHabits habits)
    {
        var kept = query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(Parameter)
            .Where(parameter => Matters(parameter, habits))
            .OrderBy(parameter => parameter.Key, StringComparer.Ordinal)
            .Select(parameter => parameter.Value is null ? parameter.Key : $"{parameter.Key}={parameter.Value}");
        var joined = string.Join('&', kept);
        return joined.Length == 0 ? "" : "?" + joined;
    }

    private static (string Key, string? Value) Parameter(string parameter)
    {
        var equals = parameter.IndexOf('=', StringComparison.Ordinal);
        // One newspaper may write a parameter's name in several ways (ArticleID, ArticleId). The case of values has a meaning.
        return equals < 0
            ? (Decode(parameter).ToLowerInvariant(), null)
            : (Decode(parameter[..equals]).ToLowerInvariant(), Decode(parameter[(equals + 1)..]));
    }

    private static bool Matters((string Key, string? Value) parameter, HostHabits habits)
    {
        if (habits.Keep.Contains(parameter.Key))
        {
            return true;
        }

        // «?weekly» says where the reader came from. A bare «?10542» may be the article's number.
        return parameter.Value is null
            ? parameter.Key.Any(char.IsAsciiDigit)
            : parameter.Value.Length > 0
                && !Tracking.Contains(parameter.Key)
                && !TrackingPrefixes.Any(prefix => parameter.Key.StartsWith(prefix, StringComparison.Ordinal));
    }

    /// <summary>Single-page sites write the article's name after «#/»; older ones write it after «#!».</summary>
    private static string Route(string fragment, HostHabits habits)
    {
        if (fragment.StartsWith("#!", StringComparison.Ordinal))
        {
            return fragment.Length > 2 ? Decode(fragment) : "";
        }

        if (!fragment.StartsWith("#/", StringComparison.Ordinal))
        {
            return "";
        }

        var query = fragment.IndexOf('?', StringComparison.Ordinal);
        var route = Path(query < 0 ? fragment[1..] : fragment[1..query], habits) + (query < 0 ? "" : Query(fragment[query..], habits));
        return route.Length == 0 ? "" : "#" + route;
    }

    private static string Decode(string escaped)
    {
        var text = Uri.UnescapeDataString(escaped);
        try
        {
            text = text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            // Half a surrogate pair has no normal form, so the text itself is the key.
        }

        // A character that would change the structure of the address stays escaped.
        return text.Replace("%", "%25", StringComparison.Ordinal).Replace("/", "%2F", StringComparison.Ordinal)
            .Replace("?", "%3F", StringComparison.Ordinal).Replace("&", "%26", StringComparison.Ordinal);
    }
}

using System.Text.RegularExpressions;

namespace Aggregator.Benchmarks.Discovery;

/// <summary>When two links are the same for <c>score.py</c> of the cases: without scheme, www, fragment, tracking and last slash.</summary>
internal static partial class LinkKey
{
    public static string Of(string link)
    {
        if (!Uri.TryCreate(link.Trim(), UriKind.Absolute, out var address))
        {
            return link;
        }

        var host = address.IdnHost.ToLowerInvariant();
        host = host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
        var path = Slashes.Replace(Uri.UnescapeDataString(address.AbsolutePath), "/").TrimEnd('/');
        var query = address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(parameter => !Tracking.IsMatch(parameter.Split('=')[0]))
            .Select(parameter => Uri.UnescapeDataString(parameter.Replace('+', ' ')));
        return $"{host}{(address.IsDefaultPort ? "" : $":{address.Port}")}{path}?{string.Join('&', query)}";
    }

    [GeneratedRegex("/{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Slashes { get; }

    [GeneratedRegex(@"^(utm_\w+|fbclid|gclid|dclid|msclkid|igshid|mc_cid|mc_eid|yclid|_ga|ref_src|cmpid|ncid|ns_\w+|xtor|wt_mc|hpt|iref|eref|link_position|from_module|ftag|icid|intcid|int_cmp|intcmp|src_mod|partnerid|mbid|cid_source|__twitter_impression|spref|at_\w+|guccounter|ocid|itm_\w+|traffic_source)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tracking { get; }
}

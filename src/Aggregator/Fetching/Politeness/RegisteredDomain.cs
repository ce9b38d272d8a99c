namespace Aggregator.Fetching.Politeness;

/// <summary>The name that an owner registered, so that politeness counts one server with many names as one.</summary>
/// <remarks>This is no copy of the public suffix list. It has the second levels under which the countries of our sources register
/// names, and the sites where strangers share a domain. A missing suffix makes us slower than necessary, never faster than the
/// limit of one host.</remarks>
internal static class RegisteredDomain
{
    // com.sa, net.ma, co.ma, gov.eg, ac.ae, sch.ae, press.ma, info.tn, mil.iq …
    private static readonly HashSet<string> SecondLevels = new(
        "com co net org gov edu ac sch mil press info name biz web id med pub ltd or go ne gob gouv gop nom presse asso perso tm wf mus".Split(' '),
        StringComparer.Ordinal);

    private static readonly HashSet<string> SharedByStrangers = new(
        "blogspot.com wordpress.com tumblr.com wixsite.com weebly.com github.io netlify.app vercel.app pages.dev web.app herokuapp.com azurewebsites.net cloudfront.net".Split(' '),
        StringComparer.Ordinal);

    /// <returns>The registered domain. An IP address or a name without a dot has none; then it is the host with its port.</returns>
    public static string Of(Uri url)
    {
        if (url.HostNameType != UriHostNameType.Dns)
        {
            return url.Authority;
        }

        var labels = url.Host.TrimEnd('.').ToLowerInvariant().Split('.');
        return labels.Length < 2 ? url.Authority : string.Join('.', labels[^Math.Min(labels.Length, Length(labels))..]);
    }

    /// <summary>Whether strangers register names under the name: "com", "co.ma", "blogspot.com", and any name of one
    /// label.</summary>
    public static bool IsSuffix(string domain)
    {
        var labels = domain.TrimEnd('.').Split('.');
        return labels.Length < 2 || labels.Length < Length(labels);
    }

    private static int Length(string[] labels) =>
        (labels[^1].Length == 2 && SecondLevels.Contains(labels[^2])) || SharedByStrangers.Contains($"{labels[^2]}.{labels[^1]}") ? 3 : 2;
}

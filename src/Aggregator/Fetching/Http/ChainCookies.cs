using System.Globalization;
using System.Net.Http.Headers;
using Aggregator.Fetching.Politeness;
using Aggregator.Text.Addresses;
using Aggregator.Text.Dates;

namespace Aggregator.Fetching.Http;

/// <summary>The cookies of one chain of redirects, by the rules of browsers (RFC 6265). They are dropped at the end of the
/// chain.</summary>
/// <remarks>Some servers set a cookie, redirect, and refuse a client that does not send the cookie back. Two chains share no
/// cookie, so no server can recognise us from one request to the next.</remarks>
internal sealed class ChainCookies(TimeProvider timeProvider)
{
    private const int MaxCookies = 50;
    private const int MaxCharacters = 4096;

    private readonly List<ChainCookie> _cookies = [];

    /// <summary>Whether a cookie was sent; the result of the chain then depends on the cookie.</summary>
    public bool WereSent { get; private set; }

    /// <summary>Stores the cookies that an answer of the address sets.</summary>
    public void Take(HttpResponseHeaders headers, Uri url)
    {
        if (!headers.NonValidated.TryGetValues("Set-Cookie", out var lines))
        {
            return;
        }

        foreach (var line in lines)
        {
            if (line.Length <= MaxCharacters && ChainCookie.Read(line, url, timeProvider.GetUtcNow()) is { } cookie)
            {
                Keep(cookie, url);
            }
        }
    }

    /// <returns>The Cookie header for the address; null when there is none.</returns>
    public string? HeaderFor(Uri url)
    {
        var sent = _cookies.FindAll(cookie => cookie.IsFor(url));
        WereSent |= sent.Count > 0;

        // The longer path first, then the older cookie (RFC 6265 §5.4); the sort is stable.
        return sent.Count == 0 ? null : string.Join("; ", sent.OrderByDescending(cookie => cookie.Path.Length).Select(cookie => cookie.Pair));
    }

    private void Keep(ChainCookie cookie, Uri url)
    {
        var known = _cookies.FindIndex(cookie.IsSameAs);

        // An answer over http must not overwrite a cookie that was set over https.
        if (known >= 0 && _cookies[known].IsSecure && url.Scheme != "https")
        {
            return;
        }

        if (known >= 0)
        {
            _cookies.RemoveAt(known);
        }

        if (!cookie.IsExpired && _cookies.Count < MaxCookies)
        {
            _cookies.Insert(known >= 0 ? known : _cookies.Count, cookie);
        }
    }
}

/// <summary>One cookie.</summary>
/// <param name="Pair">Name and value as they are sent back, byte for byte.</param>
/// <param name="Domain">In ASCII and lower case.</param>
/// <param name="IsOfHost">Whether only the host itself gets the cookie, and not its subdomains.</param>
/// <param name="IsExpired">Whether the server deletes the cookie.</param>
internal sealed record ChainCookie(string Pair, string Domain, bool IsOfHost, string Path, bool IsSecure, bool IsExpired)
{
    private string Name => Pair[..Pair.IndexOf('=', StringComparison.Ordinal)];

    /// <param name="line">The value of a Set-Cookie header.</param>
    /// <returns>Null where a browser refuses the cookie: it is for another site or for a whole country, or less safe than its
    /// name says.</returns>
    public static ChainCookie? Read(string line, Uri url, DateTimeOffset now)
    {
        var parts = line.Split(';', StringSplitOptions.TrimEntries);
        var attributes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in parts.Skip(1))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            attributes[equals < 0 ? part : part[..equals].TrimEnd()] = equals < 0 ? "" : part[(equals + 1)..].TrimStart();
        }

        var domain = attributes.GetValueOrDefault("Domain", "").TrimStart('.').ToLowerInvariant();
        var path = attributes.GetValueOrDefault("Path", "");
        var cookie = new ChainCookie(
            PairOf(parts[0]),
            domain.Length == 0 ? HostName.Ascii(url) : domain,
            domain.Length == 0 || RegisteredDomain.IsSuffix(domain),
            path.StartsWith('/') ? path : DefaultPath(url),
            attributes.ContainsKey("Secure"),
            IsOver(attributes, now));
        return cookie.Pair.Length > 0 && !cookie.Pair.Any(char.IsControl) && cookie.IsFor(HostName.Ascii(url), url) && cookie.KeepsItsPrefix(domain.Length > 0)
            ? cookie
            : null;
    }

    public bool IsFor(Uri url) =>
        IsFor(HostName.Ascii(url), url)
        && url.AbsolutePath.StartsWith(Path, StringComparison.Ordinal)
        && (url.AbsolutePath.Length == Path.Length || Path.EndsWith('/') || url.AbsolutePath[Path.Length] == '/');

    public bool IsSameAs(ChainCookie other) =>
        (Name, Domain, IsOfHost, Path) == (other.Name, other.Domain, other.IsOfHost, other.Path);

    /// <summary>Whether the host may set and receive the cookie: only hosts of its domain, and only over https when the cookie
    /// says so.</summary>
    private bool IsFor(string host, Uri url) =>
        (host == Domain || (!IsOfHost && url.HostNameType == UriHostNameType.Dns && host.EndsWith("." + Domain, StringComparison.Ordinal)))
        && (!IsSecure || url.Scheme == "https");

    private bool KeepsItsPrefix(bool hasDomain) =>
        !(Name.StartsWith("__Secure-", StringComparison.OrdinalIgnoreCase) && !IsSecure)
        && !(Name.StartsWith("__Host-", StringComparison.OrdinalIgnoreCase) && !(IsSecure && !hasDomain && Path == "/"));

    /// <returns>Empty when the text holds no cookie.</returns>
    private static string PairOf(string text) => text.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals
        ? $"{text[..equals].TrimEnd()}={text[(equals + 1)..].TrimStart()}"
        : "";

    /// <summary>The folder of the address (RFC 6265 §5.1.4).</summary>
    private static string DefaultPath(Uri url) =>
        url.AbsolutePath.LastIndexOf('/') is > 0 and var slash ? url.AbsolutePath[..slash] : "/";

    private static bool IsOver(Dictionary<string, string> attributes, DateTimeOffset now)
    {
        if (attributes.TryGetValue("Max-Age", out var age) && long.TryParse(age, CultureInfo.InvariantCulture, out var seconds))
        {
            return seconds <= 0;
        }

        return attributes.TryGetValue("Expires", out var until) && DateReader.Read(until) is { } end && end <= now;
    }
}

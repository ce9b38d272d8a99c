using System.Buffers;
using System.Text.RegularExpressions;

namespace Aggregator.Text.Addresses;

/// <summary>Addresses that only lead to another address: AMP viewers and caches, and the counting links of search engines and
/// social networks.</summary>
/// <remarks>https://developers.google.com/amp/cache/overview#amp-cache-url-format; Google Alerts wraps every link of its feeds in
/// google.com/url.</remarks>
public static partial class WrappedUrl
{
    /// <summary>An alert may lead to a viewer, and the viewer to a cache. More than three levels are an attack.</summary>
    private const int MaxWrappings = 3;

    // The characters are tested first: .NET parses an address when it is asked for its host, and every link of every
    // feed comes here.
    private static readonly SearchValues<string> Wrappers = SearchValues.Create(
        ["google.", "bing", "ampproject.org", "facebook.com", "instagram.com"], StringComparison.OrdinalIgnoreCase);

    /// <returns>The address of the page itself; the same address when it contains no other one.</returns>
    public static Uri Unwrap(Uri address)
    {
        for (var i = 0; i < MaxWrappings && Inner(address) is { } inner; i++)
        {
            address = inner;
        }

        return address;
    }

    private static Uri? Inner(Uri address)
    {
        if (!address.OriginalString.AsSpan().ContainsAny(Wrappers) || !address.IsAbsoluteUri || address.Scheme is not ("http" or "https"))
        {
            return null;
        }

        var host = HostName.WithoutWww(HostName.Ascii(address));
        return InPath(host) is { } start && start.Match(address.AbsolutePath) is { Success: true } prefix
            ? Page((prefix.Groups["secure"].Success ? "https://" : "http://") + address.PathAndQuery[prefix.Length..] + address.Fragment)
            : Parameters(host, address.AbsolutePath).Select(name => Parameter(address.Query, name)).OfType<string>().Select(Page).FirstOrDefault(page => page is not null);
    }

    private static Regex? InPath(string host) =>
        IsOf(host, "ampproject.org") || IsOf(host, "bing-amp.com") ? CachePath
        : Google.IsMatch(host) || host == "bing.com" ? ViewerPath
        : null;

    /// <summary>The names of the parameters that hold the address of the page.</summary>
    private static string[] Parameters(string host, string path) => path switch
    {
        "/url" when Google.IsMatch(host) => ["url", "q"],
        "/news/apiclick.aspx" when host == "bing.com" => ["url"],
        "/l.php" when IsOf(host, "facebook.com") => ["u"],
        "/" when host == "l.instagram.com" => ["u"],
        _ => [],
    };

    private static string? Parameter(string query, string name) => query.TrimStart('?').Split('&')
        .Where(parameter => parameter.Length > name.Length && parameter[name.Length] == '=' && parameter.StartsWith(name, StringComparison.Ordinal))
        .Select(parameter => Uri.UnescapeDataString(parameter[(name.Length + 1)..]))
        .FirstOrDefault();

    /// <returns>Null when the text is not the address of a web page; the outer address is then kept.</returns>
    private static Uri? Page(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var page) && page.Scheme is "http" or "https" && page!.Host.Contains('.', StringComparison.Ordinal) ? page : null;

    private static bool IsOf(string host, string domain) =>
        host.EndsWith(domain, StringComparison.Ordinal) && (host.Length == domain.Length || host[^(domain.Length + 1)] == '.');

    [GeneratedRegex(@"^google\.(?:[a-z]{2,3}|com?\.[a-z]{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Google { get; }

    [GeneratedRegex("^/amp/(?<secure>s/)?", RegexOptions.CultureInvariant)]
    private static partial Regex ViewerPath { get; }

    // c is a document, v is a document inside a viewer, wp is a document inside a package.
    [GeneratedRegex("^/(?:c|v|wp)/(?<secure>s/)?", RegexOptions.CultureInvariant)]
    private static partial Regex CachePath { get; }
}

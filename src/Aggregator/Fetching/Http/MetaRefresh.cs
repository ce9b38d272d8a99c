using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Aggregator.Text.Encodings;

namespace Aggregator.Fetching.Http;

/// <summary>The address to which a web page sends its readers: <c>&lt;meta http-equiv=refresh&gt;</c>, or the header of that
/// name.</summary>
/// <remarks>https://html.spec.whatwg.org/multipage/semantics.html#attr-meta-http-equiv-refresh. Publishers often announce a moved
/// feed like this.</remarks>
internal static partial class MetaRefresh
{
    /// <summary>The element stands in the head of a page; no head longer than this is known.</summary>
    private const int SearchedBytes = 64 * 1024;

    private const int MaxCharacters = 2048;

    /// <param name="document">Any document from a server.</param>
    /// <param name="header">The Refresh header; null when absent.</param>
    /// <returns>Null for a document that is no page, and for a page that sends its readers nowhere.</returns>
    public static Uri? TargetOf(FetchedDocument document, string? header)
    {
        if (!IsPage(document))
        {
            return null;
        }

        var body = document.Body.Span;
        var html = Hidden.Replace(TextDecoder.Decode(body[..Math.Min(body.Length, SearchedBytes)], document.Charset).Value, " ");
        if (FirstTag.Match(html) is not { Success: true } first || !IsOfPages(first.Groups[1].Value))
        {
            return null;
        }

        var written = (Refresh(html) ?? header)?.Trim();
        return written is { Length: <= MaxCharacters } && Instruction.Match(written) is { Success: true } instruction
            && Uri.TryCreate(Base(html, document.Url), instruction.Groups["url"].Value.Trim(), out var target)
            ? target
            : null;
    }

    private static bool IsPage(FetchedDocument document) =>
        document.MediaType is "text/html" or "application/xhtml+xml"
        || Encoding.Latin1.GetString(document.Body.Span[..Math.Min(document.Body.Length, 512)]).Contains("<html", StringComparison.OrdinalIgnoreCase);

    /// <summary>A feed may be labelled as a page and quote such an element in an item; it is still a feed.</summary>
    private static bool IsOfPages(string name) =>
        name.ToLowerInvariant() is "html" or "head" or "meta" or "title" or "link" or "base" or "body" or "noscript";

    private static string? Refresh(string html) => Meta.Matches(html)
        .Select(tag => (Name: Attribute(tag.Value, "http-equiv"), Content: Attribute(tag.Value, "content")))
        .FirstOrDefault(meta => meta.Content is not null && string.Equals(meta.Name?.Trim(), "refresh", StringComparison.OrdinalIgnoreCase))
        .Content;

    private static Uri Base(string html, Uri document) =>
        BaseTag.Match(html) is { Success: true } tag && Attribute(tag.Value, "href") is { } href && Uri.TryCreate(document, href.Trim(), out var stated)
            ? stated
            : document;

    private static string? Attribute(string tag, string name) => AttributePair.Matches(tag)
        .Where(pair => pair.Groups["name"].ValueSpan.Equals(name, StringComparison.OrdinalIgnoreCase))
        .Select(pair => WebUtility.HtmlDecode(pair.Groups["value"].Value))
        .FirstOrDefault();

    // Parts of the page that no browser reads as elements.
    [GeneratedRegex(@"<!--.*?(?:-->|$)|<(script|style|textarea|template)\b.*?(?:</\1\b|$)|<[!?][^>]*>", Flags)]
    private static partial Regex Hidden { get; }

    [GeneratedRegex("<([a-z][a-z0-9:]*)", Flags)]
    private static partial Regex FirstTag { get; }

    [GeneratedRegex("""<meta\b(?:"[^"]*"|'[^']*'|[^'">]){0,500}>""", Flags)]
    private static partial Regex Meta { get; }

    [GeneratedRegex("""<base\b(?:"[^"]*"|'[^']*'|[^'">]){0,500}>""", Flags)]
    private static partial Regex BaseTag { get; }

    [GeneratedRegex("""(?<=[\s"'/])(?<name>[a-z-]+)\s*=\s*(?:"(?<value>[^"]*)"|'(?<value>[^']*)'|(?<value>[^\s"'>]+))""", Flags)]
    private static partial Regex AttributePair { get; }

    // "5; url=/rss", "0;URL='/rss'", "0 , /rss". A bare "300" only asks the browser to reload the page.
    [GeneratedRegex("""^\d*(?:\.[\d.]*)?\s*[;,\s]\s*(?:url\s*=\s*)?(?:"(?<url>[^"]+)|'(?<url>[^']+)|(?<url>[^'"].*))""", Flags)]
    private static partial Regex Instruction { get; }

    private const RegexOptions Flags = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline;
}

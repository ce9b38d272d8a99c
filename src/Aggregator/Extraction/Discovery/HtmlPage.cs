using Aggregator.Extraction.Sanitizing;
using Aggregator.Fetching;
using Aggregator.Text.Encodings;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Aggregator.Extraction.Discovery;

/// <summary>A whole page as a tree, for searches with CSS selectors.</summary>
internal sealed class HtmlPage
{
    private readonly Uri _base;

    private HtmlPage(IDocument document, Uri url)
    {
        Document = document;
        _base = Absolute(document.QuerySelector("base[href]")?.GetAttribute("href"), url) ?? url;
    }

    public IDocument Document { get; }

    /// <param name="encoding">The operator's encoding label; null means that the bytes decide.</param>
    /// <returns>Null for a page whose elements lie so deep that parsing would take minutes.</returns>
    public static HtmlPage? Open(FetchedDocument page, string? encoding)
    {
        var text = TextDecoder.Decode(page.Body.Span, page.Charset, encoding);
        if (Nesting.IsTooDeep(text.Value))
        {
            return null;
        }

        var parser = new HtmlParser(new HtmlParserOptions { DisableElementPositionTracking = true, SkipComments = true });
        return new HtmlPage(parser.ParseDocument(text.Value), page.Url);
    }

    /// <returns>An http or https address; null for anything else.</returns>
    public Uri? Absolute(string? address) => Absolute(address, _base);

    private static Uri? Absolute(string? address, Uri from) =>
        SanitizerUrl.Resolve(address, from, allowMail: false) is { } resolved
        && Uri.TryCreate(resolved, UriKind.Absolute, out var absolute) ? absolute : null;
}

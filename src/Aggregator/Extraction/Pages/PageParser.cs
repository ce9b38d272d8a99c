using Aggregator.Text;
using AngleSharp.Html.Parser;

namespace Aggregator.Extraction.Pages;

/// <summary>Turns a page's characters into a <see cref="Page"/>: trim, parse, walk.</summary>
internal static class PageParser
{
    /// <param name="keepsAll">Whether every attribute stays, because an operator's selector may ask for any.</param>
    public static Page Parse(string html, Uri url, bool keepsAll = false)
    {
        var trimmed = HtmlTrimmer.Trim(html, keepsAll);
        var parser = new HtmlParser(new HtmlParserOptions
        {
            DisableElementPositionTracking = true,
            SkipComments = true,
            SkipProcessingInstructions = true,
        });
        var document = parser.ParseDocument(trimmed.Html);
        return new PageWalker(url, document).Walk(html, trimmed);
    }

    public static Page Parse(DecodedText text, Uri url, bool keepsAll = false) => Parse(text.Value, url, keepsAll);
}

using Aggregator.Extraction.Pages.Tree;
using Aggregator.Text;

namespace Aggregator.Extraction.Pages;

/// <summary>Turns a page's characters into a <see cref="Page"/>: trim, parse, walk.</summary>
internal static class PageParser
{
    /// <param name="keepsAll">Whether every attribute stays, because an operator's selector may ask for any.</param>
    public static Page Parse(string html, Uri url, bool keepsAll = false)
    {
        var trimmed = HtmlTrimmer.Trim(html, keepsAll);
        return new PageWalker(url, TreeParser.Parse(trimmed.Html)).Walk(html, trimmed);
    }

    public static Page Parse(DecodedText text, Uri url, bool keepsAll = false) => Parse(text.Value, url, keepsAll);
}

using Aggregator.Extraction.Pages.Tree;
using Aggregator.Extraction.Pages.Trimming;
using Aggregator.Extraction.Themes;
using Aggregator.Text;

namespace Aggregator.Extraction.Pages;

/// <summary>Turns the characters of a page into a <see cref="Page"/>: trim, parse, walk.</summary>
internal static class PageParser
{
    /// <param name="html">Must stay unchanged while the page is used, because some steps read the markup again.</param>
    /// <param name="url">The address that the page was read from.</param>
    /// <param name="keepsAll">Whether every attribute is kept, because an operator's selector may need any of them.</param>
    public static Page Parse(ReadOnlyMemory<char> html, Uri url, bool keepsAll = false)
    {
        // The tree does not refer to the trimmed markup, so the markup lies
        // in rented memory. It is made again for the few pages that need it.
        using var kept = new CharacterBuffer(html.Length / 2);
        var trimmed = HtmlTrimmer.Trim(html.Span, kept, keepsAll);
        var root = TreeParser.Parse(kept.Written);
        return new PageWalker(url, root).Walk(html, trimmed, ThemeRules.Of(kept.Characters), keepsAll);
    }

    public static Page Parse(string html, Uri url, bool keepsAll = false) => Parse(html.AsMemory(), url, keepsAll);
}

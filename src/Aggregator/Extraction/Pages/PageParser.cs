using Aggregator.Extraction.Pages.Tree;
using Aggregator.Extraction.Pages.Trimming;
using Aggregator.Extraction.Themes;
using Aggregator.Text;

namespace Aggregator.Extraction.Pages;

/// <summary>Turns a page's characters into a <see cref="Page"/>: trim, parse, walk.</summary>
internal static class PageParser
{
    /// <param name="html">Must last as long as the page is asked: it is looked at again where the tree says too little.</param>
    /// <param name="url">Where the page was read.</param>
    /// <param name="keepsAll">Whether every attribute stays, because an operator's selector may ask for any.</param>
    public static Page Parse(ReadOnlyMemory<char> html, Uri url, bool keepsAll = false)
    {
        // The tree keeps no part of the markup: it stays in rented memory, and is made again for the few who ask for it.
        using var kept = new CharacterBuffer(html.Length / 2);
        var trimmed = HtmlTrimmer.Trim(html.Span, kept, keepsAll);
        var root = TreeParser.Parse(kept.Written);
        return new PageWalker(url, root).Walk(html, trimmed, ThemeRules.Of(kept.Characters), keepsAll);
    }

    public static Page Parse(string html, Uri url, bool keepsAll = false) => Parse(html.AsMemory(), url, keepsAll);
}

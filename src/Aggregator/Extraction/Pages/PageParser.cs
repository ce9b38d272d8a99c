using System.Collections.Frozen;
using Aggregator.Text;
using AngleSharp.Html.Parser;

namespace Aggregator.Extraction.Pages;

/// <summary>Turns a page's characters into a <see cref="Page"/>: trim, parse, walk.</summary>
internal static class PageParser
{
    /// <summary>Attributes that evidence or rendering ever reads; the others are not even stored.</summary>
    private static readonly FrozenSet<string> Attributes = FrozenSet.ToFrozenSet(
    [
        "class", "id", "role", "itemprop", "itemtype", "href", "src", "srcset", "sizes", "data-src", "data-srcset",
        "data-original", "data-lazy-src", "data-lazy-srcset", "data-lazy", "data-image", "data-url", "data-bg",
        "data-background", "data-lazy-background", "data-full-url", "data-large_image", "data-large-file", "data-orig-file",
        "data-original-src", "data-img-src", "datetime", "content", "name", "property", "rel", "type", "hidden", "style",
        "aria-hidden", "lang", "dir", "alt", "title", "width", "height", "start", "poster", "colspan", "rowspan", "pubdate",
        "media", "hreflang", "data-time", "data-timestamp", "data-date", "data-published", "data-author",
        "cite", "data-href", "data-instgrm-permalink", "videoid", "data-videoid", "data-tweetid", "data-shortcode",
        "data-skin", "data-testid", "data-component",
    ]);

    /// <param name="keepsAll">Whether every attribute stays, because an operator's selector may ask for any.</param>
    public static Page Parse(string html, Uri url, bool keepsAll = false)
    {
        var trimmed = HtmlTrimmer.Trim(html);
        var known = Attributes.GetAlternateLookup<ReadOnlySpan<char>>();
        var parser = new HtmlParser(new HtmlParserOptions
        {
            DisableElementPositionTracking = true,
            SkipComments = true,
            SkipProcessingInstructions = true,
            ShouldEmitAttribute = keepsAll ? (ref _, _) => true : (ref _, name) => known.Contains(name.Span),
        });
        var document = parser.ParseDocument(trimmed.Html);
        return new PageWalker(url, document).Walk(html, trimmed);
    }

    public static Page Parse(DecodedText text, Uri url, bool keepsAll = false) => Parse(text.Value, url, keepsAll);
}

using AngleSharp;
using AngleSharp.Html.Parser;
using AngleSharp.Text;

namespace Aggregator.Extraction.Pages.Tree;

/// <summary>Parses a page with AngleSharp's tokenizer and tree builder into our own small nodes.</summary>
internal static class TreeParser
{
    private static readonly IBrowsingContext Context = BrowsingContext.New(Configuration.Default.With(new TreeFactory()));

    /// <summary>Our trees and AngleSharp's trees are parsed with the same options, so that both trees are equal.</summary>
    public static HtmlParserOptions Options { get; } = new()
    {
        DisableElementPositionTracking = true,
        SkipComments = true,
        SkipProcessingInstructions = true,
    };

    /// <summary>The builder's own limit of depth does not shorten its list of open elements. So it is switched off, and
    /// <see cref="TreeDocument"/> enforces our limit.</summary>
    private static readonly HtmlParserOptions Unlimited = Options with { MaximumDepth = int.MaxValue };

    /// <returns>The root element; null when the page has none.</returns>
    public static TreeElement? Parse(string html) => Parse(html.AsMemory());

    /// <inheritdoc cref="Parse(string)"/>
    public static TreeElement? Parse(ReadOnlyMemory<char> html)
    {
        using var source = new TextSource(new ReadOnlyMemoryTextSource(html));
        using var document = new HtmlParser(Unlimited, Context).ParseDocument<TreeDocument, TreeElement>(source);
        return document.Root;
    }
}

using AngleSharp;
using AngleSharp.Html.Parser;
using AngleSharp.Text;

namespace Aggregator.Extraction.Pages.Tree;

/// <summary>AngleSharp's tokens and tree building, with our own light nodes.</summary>
internal static class TreeParser
{
    private static readonly IBrowsingContext Context = BrowsingContext.New(Configuration.Default.With(new TreeFactory()));

    /// <summary>The same options for trees of our own nodes and of AngleSharp's, so that both come out alike.</summary>
    public static HtmlParserOptions Options { get; } = new()
    {
        DisableElementPositionTracking = true,
        SkipComments = true,
        SkipProcessingInstructions = true,
    };

    /// <summary>The builder's own limit leaves its list of open elements as long as before; <see cref="TreeDocument"/> keeps ours.</summary>
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

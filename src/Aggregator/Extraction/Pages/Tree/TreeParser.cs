using AngleSharp.Html.Parser;

namespace Aggregator.Extraction.Pages.Tree;

/// <summary>Reads markup into our own light nodes as the HTML standard tells browsers to.</summary>
internal static class TreeParser
{
    /// <summary>For trees of AngleSharp's, so that both come out alike.</summary>
    public static HtmlParserOptions Options { get; } = new()
    {
        DisableElementPositionTracking = true,
        SkipComments = true,
        SkipProcessingInstructions = true,
    };

    public static TreeElement Parse(string html) => Parse(html.AsMemory());

    /// <returns>The root element.</returns>
    public static TreeElement Parse(ReadOnlyMemory<char> html)
    {
        using var reader = new MarkupReader(html);
        return new TreeBuilder(reader).Build();
    }
}

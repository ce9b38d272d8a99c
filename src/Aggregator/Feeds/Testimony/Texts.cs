using System.Text.RegularExpressions;
using Aggregator.Feeds.Markup;

namespace Aggregator.Feeds.Testimony;

/// <summary>Takes texts out of elements and decides whether they are characters or markup.</summary>
internal static partial class Texts
{
    /// <returns>Trimmed; null when absent or blank.</returns>
    public static string? Plain(MarkupNode? node)
    {
        if (node is null)
        {
            return null;
        }

        var text = node.Document.Text(node);
        return Trimmed(text);
    }

    /// <summary>A text whose publisher states no kind: it is markup when it looks like it.</summary>
    public static FeedText? Sniffed(MarkupNode node, Addresses addresses) => Inner(node, out var hasElements) is { } value
        ? new FeedText(value, hasElements || LooksLikeHtml(value) ? FeedTextKind.Html : FeedTextKind.Text, addresses.BaseOf(node))
        : null;

    /// <summary>A text that is markup by the format's definition.</summary>
    public static FeedText? Html(MarkupNode node, Addresses addresses) => Inner(node, out _) is { } value
        ? new FeedText(value, FeedTextKind.Html, addresses.BaseOf(node))
        : null;

    /// <summary>Tags, or an escaped character: "1 &lt; 2" and "AT&amp;T" are neither.</summary>
    public static bool LooksLikeHtml(string value)
    {
        var span = value.AsSpan();
        return span.ContainsAny('<', '&') && ((span.Contains('<') && Tag.IsMatch(value)) || (span.Contains('&') && Reference.IsMatch(value)));
    }

    public static string? Trimmed(string text)
    {
        var trimmed = text.Trim();
        return trimmed.Length == 0 ? null : trimmed;
    }

    /// <summary>Child elements inside a description are markup that somebody forgot to escape.</summary>
    private static string? Inner(MarkupNode node, out bool hasElements)
    {
        hasElements = false;
        for (var child = node.FirstChild; child is not null && !hasElements; child = child.Next)
        {
            hasElements = child.IsElement;
        }

        return Trimmed(hasElements ? InnerMarkup(node) : node.Document.Text(node));
    }

    /// <summary>Tags beside escaped markup: the escaped part is markup too.</summary>
    private static string InnerMarkup(MarkupNode node) => MarkupDocument.InnerHtml(node);

    [GeneratedRegex("</?[A-Za-z][A-Za-z0-9]*(\\s[^<>]*)?/?>|<!--", RegexOptions.CultureInvariant)]
    private static partial Regex Tag { get; }

    [GeneratedRegex("&(#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});", RegexOptions.CultureInvariant)]
    private static partial Regex Reference { get; }
}

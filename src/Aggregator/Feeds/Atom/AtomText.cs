using System.Buffers.Text;
using System.Text;
using System.Text.Unicode;
using Aggregator.Feeds.Markup;
using Aggregator.Feeds.Testimony;

namespace Aggregator.Feeds.Atom;

/// <summary>Reads texts of Atom 1.0 (RFC 4287 §3.1, §4.1.3) and 0.3. Their type and mode say how to read them.</summary>
internal static class AtomText
{
    public static FeedText? Read(MarkupNode node, Addresses addresses)
    {
        var address = addresses.BaseOf(node);
        var document = node.Document;
        var hasElements = node.HasElements;
        var isHtml = node.AttributeIs("type", "html") || node.AttributeIs("type", "text/html");
        var mode = node.Attribute("mode")?.ToLowerInvariant();
        if (hasElements && isHtml && mode is null)
        {
            // There are tags beside escaped tags. The publisher meant both as markup.
            return Wrap(node, document.InnerHtml(node, escapes: false), FeedTextKind.Html, InnerBase(node, addresses) ?? address);
        }

        if (mode != "escaped" && hasElements)
        {
            return Wrap(node, document.InnerHtml(node), FeedTextKind.Html, InnerBase(node, addresses) ?? address);
        }

        if (isHtml && mode != "base64")
        {
            return Wrap(node, document.Text(node), FeedTextKind.Html, address);
        }

        var type = node.Attribute("type")?.ToLowerInvariant() ?? "";
        var value = document.Text(node).Trim().ToString();
        if (mode == "base64" || (mode is null && IsBinary(type)))
        {
            value = Decoded(value) ?? value;
        }

        var kind = type switch
        {
            "html" or "text/html" or "xhtml" or "application/xhtml+xml" or "application/html" => FeedTextKind.Html,
            "" or "text" or "text/plain" => FeedTextKind.Text,
            _ => Texts.LooksLikeHtml(value) ? FeedTextKind.Html : FeedTextKind.Text,
        };
        return Wrap(node, value, kind, address);
    }

    private static FeedText? Wrap(MarkupNode node, ReadOnlySpan<char> value, FeedTextKind kind, Uri? address) =>
        Texts.Trimmed(node, value) is { } trimmed ? new FeedText(trimmed, kind, address) : null;

    /// <summary>The base of the first element inside. The div of an
    /// XHTML text may state the base of everything inside it.</summary>
    private static Uri? InnerBase(MarkupNode node, Addresses addresses)
    {
        foreach (var child in node.Children)
        {
            if (child.IsElement)
            {
                return addresses.BaseOf(child);
            }
        }

        return null;
    }

    private static bool IsBinary(string type) =>
        type.Contains('/', StringComparison.Ordinal) && !type.StartsWith("text/", StringComparison.Ordinal)
        && !type.EndsWith("+xml", StringComparison.Ordinal) && !type.EndsWith("/xml", StringComparison.Ordinal)
        && !type.EndsWith("html", StringComparison.Ordinal) && !type.EndsWith("json", StringComparison.Ordinal);

    private static string? Decoded(string value)
    {
        var compact = string.Concat(value.Where(c => !char.IsWhiteSpace(c)));
        if (!Base64.IsValid(compact))
        {
            return null;
        }

        var bytes = Convert.FromBase64String(compact);
        return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : null;
    }
}

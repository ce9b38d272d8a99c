using System.Buffers;
using Aggregator.Text;

namespace Aggregator.Feeds.Markup;

/// <summary>Writes inline markup (XHTML content, tags inside a description) as HTML for the sanitiser.</summary>
internal static class MarkupSerializer
{
    public static void AppendChildren(CharacterBuffer html, MarkupNode element, bool escapes)
    {
        foreach (var child in element.Children)
        {
            if (child.IsElement)
            {
                AppendElement(html, child, escapes);
                continue;
            }

            var text = child.IsVerbatim ? child.Document.Source[child.Start..child.End] : child.Document.Decode(child.Start, child.End);
            if (escapes)
            {
                Escape(html, text);
            }
            else
            {
                html.Append(text);
            }
        }
    }

    private static void AppendElement(CharacterBuffer html, MarkupNode element, bool escapes)
    {
        // The prefix of XHTML is removed. Every other prefix stays, so that <svg:script> never becomes a tag of HTML.
        var name = element.Namespace is FeedNamespace.Xhtml or FeedNamespace.Core or FeedNamespace.Atom || element.Name.Prefix.Length == 0
            ? element.Local
            : element.Name.Full;
        html.Append('<');
        html.Append(name);
        foreach (var attribute in element.Attributes)
        {
            if (attribute.Name.Prefix == "xmlns" || attribute.Name.Full == "xmlns")
            {
                continue;
            }

            html.Append(' ');
            html.Append(attribute.Name.Full);
            html.Append("=\"");
            Escape(html, attribute.Raw);
            html.Append('"');
        }

        html.Append('>');
        AppendChildren(html, element, escapes);
        if (!IsVoid(name))
        {
            html.Append("</");
            html.Append(name);
            html.Append('>');
        }
    }

    /// <summary>HTML elements that have no end tag.</summary>
    public static bool IsVoid(string name) =>
        name is "area" or "base" or "br" or "col" or "embed" or "hr" or "img" or "input" or "link" or "meta" or "param" or "source" or "track" or "wbr";

    private static void Escape(CharacterBuffer html, ReadOnlySpan<char> text)
    {
        for (var next = text.IndexOfAny(Special); next >= 0; next = text.IndexOfAny(Special))
        {
            html.Append(text[..next]);
            html.Append(text[next] switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", _ => "&quot;" });
            text = text[(next + 1)..];
        }

        html.Append(text);
    }

    private static readonly SearchValues<char> Special = SearchValues.Create("&<>\"");
}

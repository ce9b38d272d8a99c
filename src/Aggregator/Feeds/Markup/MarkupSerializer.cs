using System.Text;

namespace Aggregator.Feeds.Markup;

/// <summary>Writes inline markup (XHTML content, tags inside a description) as HTML for the sanitiser.</summary>
internal static class MarkupSerializer
{
    public static void AppendChildren(StringBuilder html, MarkupNode element, bool escapes)
    {
        for (var child = element.FirstChild; child is not null; child = child.Next)
        {
            if (child.IsElement)
            {
                AppendElement(html, child, escapes);
            }
            else if (!escapes)
            {
                html.Append(child.IsVerbatim ? child.Document.Source[child.Start..child.End] : child.Document.Decode(child.Start, child.End));
            }
            else if (child.IsVerbatim)
            {
                Escape(html, child.Document.Source.AsSpan(child.Start, child.End - child.Start));
            }
            else
            {
                Escape(html, child.Document.Decode(child.Start, child.End));
            }
        }
    }

    private static void AppendElement(StringBuilder html, MarkupNode element, bool escapes)
    {
        // A prefix for XHTML is dropped, any other kept, so that <svg:script> never turns into a tag of HTML.
        var name = element.Namespace is FeedNamespace.Xhtml or FeedNamespace.Core or FeedNamespace.Atom || element.Name!.Prefix.Length == 0
            ? element.Local
            : element.Name.Full;
        html.Append('<').Append(name);
        for (var i = element.FirstAttribute; i < element.FirstAttribute + element.AttributeCount; i++)
        {
            var attribute = element.Document.Attributes[i];
            if (attribute.Name.Prefix == "xmlns" || attribute.Name.Full == "xmlns")
            {
                continue;
            }

            html.Append(' ').Append(attribute.Name.Full).Append("=\"");
            Escape(html, element.Document.Decode(attribute.Start, attribute.End));
            html.Append('"');
        }

        html.Append('>');
        AppendChildren(html, element, escapes);
        if (!IsVoid(name))
        {
            html.Append("</").Append(name).Append('>');
        }
    }

    /// <summary>HTML elements that have no end tag.</summary>
    public static bool IsVoid(string name) =>
        name is "area" or "base" or "br" or "col" or "embed" or "hr" or "img" or "input" or "link" or "meta" or "param" or "source" or "track" or "wbr";

    private static void Escape(StringBuilder html, ReadOnlySpan<char> text)
    {
        while (true)
        {
            var next = text.IndexOfAny("&<>\"");
            if (next < 0)
            {
                html.Append(text);
                return;
            }

            html.Append(text[..next]).Append(text[next] switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", _ => "&quot;" });
            text = text[(next + 1)..];
        }
    }
}

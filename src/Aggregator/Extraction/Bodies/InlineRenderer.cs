using System.Net;
using System.Text;
using Aggregator.Extraction.Pages;

namespace Aggregator.Extraction.Bodies;

/// <summary>Writes the content of a block: its text with links, emphasis and similar inline elements.</summary>
internal static class InlineRenderer
{
    private const int MaxInlineDepth = 12;

    public static void Render(Page page, Block block, StringBuilder html)
    {
        var open = new List<Mark>();
        var endsWithSpace = true;
        for (var i = block.FirstPiece; i < block.EndPiece; i++)
        {
            var piece = page.Pieces[i];
            Reopen(html, open, MarksOf(page, piece.Parent, block.Node));
            endsWithSpace = Append(html, piece.Text, endsWithSpace);
        }

        Reopen(html, open, []);
    }

    private static void Reopen(StringBuilder html, List<Mark> open, List<Mark> wanted)
    {
        var same = 0;
        while (same < open.Count && same < wanted.Count && open[same].Node == wanted[same].Node)
        {
            same++;
        }

        for (var i = open.Count - 1; i >= same; i--)
        {
            html.Append("</").Append(open[i].Element).Append('>');
            open.RemoveAt(i);
        }

        foreach (var mark in wanted.Skip(same))
        {
            html.Append('<').Append(mark.Element);
            if (mark.Address is not null)
            {
                html.Append(" href=\"").Append(WebUtility.HtmlEncode(mark.Address)).Append('"');
            }

            html.Append('>');
            open.Add(mark);
        }
    }

    private static List<Mark> MarksOf(Page page, PageNode parent, PageNode block)
    {
        var marks = new List<Mark>();
        var node = parent;
        for (var depth = 0; depth < MaxInlineDepth && node is not null && node != block; depth++, node = node.Parent)
        {
            if (MarkOf(page, node) is { } mark && marks.TrueForAll(other => other.Element != mark.Element))
            {
                marks.Add(mark);
            }
        }

        marks.Reverse();
        return marks;
    }

    private static Mark? MarkOf(Page page, PageNode node) => node.Tag switch
    {
        "a" when page.Resolve(node.Element.GetAttribute("href")) is { } address => new Mark(node, "a", address.AbsoluteUri),
        "b" or "strong" => new Mark(node, "strong", null),
        "i" or "em" or "cite" => new Mark(node, "em", null),
        "sub" or "sup" or "code" or "mark" or "bdi" or "q" or "del" or "ins" or "u" or "s" => new Mark(node, node.Tag, null),
        _ => null,
    };

    private static bool Append(StringBuilder html, string text, bool endsWithSpace)
    {
        foreach (var sign in text)
        {
            if (sign is '\u200B' or '\uFEFF')
            {
                continue;
            }

            if (char.IsWhiteSpace(sign))
            {
                html.Append(endsWithSpace ? "" : " ");
                endsWithSpace = true;
                continue;
            }

            endsWithSpace = false;
            _ = sign switch
            {
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '&' => html.Append("&amp;"),
                '"' => html.Append("&quot;"),
                _ => html.Append(sign),
            };
        }

        return endsWithSpace;
    }

    private sealed record Mark(PageNode Node, string Element, string? Address);
}

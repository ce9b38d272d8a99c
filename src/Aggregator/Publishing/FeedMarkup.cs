using System.Text;
using Aggregator.Extraction;

namespace Aggregator.Publishing;

/// <summary>Fits sanitised HTML to feed readers: it only ever takes tags and attributes away.</summary>
/// <remarks>
/// The input is the sanitiser's own output, so every tag is closed and every value quoted.
/// The W3C validator warns of attributes that it does not know: our lazy loading is one.
/// </remarks>
internal static class FeedMarkup
{
    private static readonly string[] Pictures = ["img", "picture", "source", "video", "audio"];
    private static readonly string[] Unknown = ["loading", "referrerpolicy", "decoding", "fetchpriority", "srcset", "sizes"];

    public static string ForReaders(SafeHtml html, bool withImages)
    {
        var text = html.Value;
        var kept = new StringBuilder(text.Length);
        var position = 0;
        while (position < text.Length)
        {
            var open = text.IndexOf('<', position);
            if (open < 0)
            {
                break;
            }

            kept.Append(text, position, open - position);
            position = TagEnd(text, open);
            AppendTag(kept, text.AsSpan(open, position - open), withImages);
        }

        return kept.Append(text, position, text.Length - position).ToString();
    }

    private static void AppendTag(StringBuilder kept, ReadOnlySpan<char> tag, bool withImages)
    {
        var name = Name(tag);
        if (!withImages && Pictures.Contains(name))
        {
            return;
        }

        if (name is not "img")
        {
            kept.Append(tag);
            return;
        }

        kept.Append("<img");
        foreach (var attribute in Attributes(tag.ToString()))
        {
            if (!Unknown.Contains(attribute.Split('=')[0], StringComparer.OrdinalIgnoreCase))
            {
                kept.Append(' ').Append(attribute);
            }
        }

        kept.Append('>');
    }

    private static string Name(ReadOnlySpan<char> tag)
    {
        var inside = tag.TrimStart("</");
        var end = inside.IndexOfAny(" />\t\n");
        return (end < 0 ? inside : inside[..end]).ToString().ToLowerInvariant();
    }

    private static IEnumerable<string> Attributes(string tag)
    {
        var position = tag.IndexOf(' ', StringComparison.Ordinal);
        while (position >= 0 && position < tag.Length)
        {
            while (position < tag.Length && (tag[position] is ' ' or '/' or '>'))
            {
                position++;
            }

            var start = position;
            position = AttributeEnd(tag, start);
            if (position > start)
            {
                yield return tag[start..position];
            }
        }
    }

    private static int AttributeEnd(string tag, int start)
    {
        var quote = '\0';
        for (var index = start; index < tag.Length; index++)
        {
            if (quote != '\0')
            {
                quote = tag[index] == quote ? '\0' : quote;
            }
            else if (tag[index] is '"' or '\'')
            {
                quote = tag[index];
            }
            else if (tag[index] is ' ' or '>')
            {
                return index;
            }
        }

        return tag.Length;
    }

    private static int TagEnd(string text, int open)
    {
        var quote = '\0';
        for (var index = open + 1; index < text.Length; index++)
        {
            if (quote != '\0')
            {
                quote = text[index] == quote ? '\0' : quote;
            }
            else if (text[index] is '"' or '\'')
            {
                quote = text[index];
            }
            else if (text[index] == '>')
            {
                return index + 1;
            }
        }

        return text.Length;
    }
}

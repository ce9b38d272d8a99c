using System.Buffers;

namespace Aggregator.Extraction.Pages;

/// <summary>What was taken out of a page's markup: scripts, styles, comments and drawings are no text.</summary>
/// <param name="StructuredData">The contents of JSON-LD scripts, in order.</param>
/// <param name="ScriptCharacters">How much script was taken out: the mark of a page that draws itself.</param>
internal sealed record TrimmedHtml(IReadOnlyList<string> StructuredData, int ScriptCharacters);

/// <summary>Takes scripts, styles, comments and drawings out before parsing: on news pages they are most of the bytes.</summary>
internal static class HtmlTrimmer
{
    /// <summary>Beyond this many tags the rest of a page is not read: a million empty elements must not fill the memory.</summary>
    private const int MaxTags = 150_000;

    /// <summary>Beyond this much markup without scripts and styles the rest is not read either: ten megabytes of text are no article.</summary>
    private const int MaxLength = 2_500_000;

    private static readonly SearchValues<char> TagNameEnd = SearchValues.Create(" \t\r\n\f/>");

    /// <returns>What remains, as text.</returns>
    public static string Trim(string html, bool keepsAll = false)
    {
        using var kept = new CharBuffer(html.Length / 2);
        Trim(html, kept, keepsAll);
        return kept.ToString();
    }

    /// <param name="kept">Gets what remains for the parser.</param>
    /// <param name="keepsAll">Whether every attribute stays, because an operator's selector may ask for any.</param>
    public static TrimmedHtml Trim(string html, CharBuffer kept, bool keepsAll)
    {
        var data = new List<string>();
        var (position, tags, script) = (0, 0, 0);
        while (tags < MaxTags && kept.Length < MaxLength && html.IndexOf('<', position) is >= 0 and var open)
        {
            CopyText(html, position, Math.Min(open, position + MaxLength), kept);
            if (open + 1 < html.Length && char.IsAsciiLetter(html[open + 1]) && NameEnd(html, open) is var name && !IsLeftOut(html.AsSpan(open + 1, name - open - 1)))
            {
                tags++;
                position = keepsAll ? CopyWhole(html, open, kept) : CopyTag(html, open, name, kept);
                continue;
            }

            var (end, what) = Measure(html, open);
            position = end;
            if (what == Part.Tag)
            {
                tags++;
                kept.Append(html, open, end - open);
            }
            else if (what == Part.Script)
            {
                script += end - open;
                KeepStructuredData(html.AsSpan(open, end - open), data);
                TelegramScript.Keep(html.AsSpan(open, Math.Min(end - open, 600)), kept);
            }
        }

        var rest = tags < MaxTags ? Math.Clamp(MaxLength - kept.Length, 0, html.Length - position) : 0;
        CopyText(html, position, position + rest, kept);
        return new TrimmedHtml(data, script);
    }

    private static int CopyTag(string html, int open, int name, CharBuffer kept)
    {
        kept.Append(html, open, name - open);
        var end = TrimmedTag.Copy(html, name, kept);
        kept.Append('>');
        return end;
    }

    private static int CopyWhole(string html, int open, CharBuffer kept)
    {
        var end = TagEnd(html, open);
        kept.Append(html, open, end - open);
        return end;
    }

    /// <summary>Indentation is a third of many pages, and one space to a reader.</summary>
    private static void CopyText(string html, int start, int end, CharBuffer kept)
    {
        var text = html.AsSpan(start, Math.Max(0, end - start));
        while (text.IndexOfAny('\n', '\r', '\t') is >= 0 and var border)
        {
            kept.Append(text[..border]).Append('\n');
            text = text[border..].TrimStart(" \n\r\t");
        }

        kept.Append(text);
    }

    private static bool IsLeftOut(ReadOnlySpan<char> name) =>
        name.Length is 3 or 5 or 6 or 8
        && (name.Equals("script", StringComparison.OrdinalIgnoreCase) || name.Equals("style", StringComparison.OrdinalIgnoreCase)
            || name.Equals("svg", StringComparison.OrdinalIgnoreCase) || name.Equals("textarea", StringComparison.OrdinalIgnoreCase));

    private static int NameEnd(string html, int open)
    {
        var length = html.AsSpan(open + 1).IndexOfAny(TagNameEnd);
        return length < 0 ? html.Length : open + 1 + length;
    }

    private enum Part
    {
        Tag,
        Script,
        Dropped,
    }

    private static (int End, Part What) Measure(string html, int open)
    {
        if (open + 1 >= html.Length)
        {
            return (html.Length, Part.Tag);
        }

        var rest = html.AsSpan(open + 1);
        if (rest.StartsWith("!--"))
        {
            var close = html.IndexOf("-->", open + 2, StringComparison.Ordinal);
            return close < 0 ? (html.Length, Part.Dropped) : (close + 3, Part.Dropped);
        }

        if (!char.IsAsciiLetter(rest[0]))
        {
            return (open + 1, Part.Tag);
        }

        var name = TagName(rest);
        if (name.Equals("script", StringComparison.OrdinalIgnoreCase))
        {
            return (CloseOf(html, open, "</script"), Part.Script);
        }

        if (name.Equals("style", StringComparison.OrdinalIgnoreCase))
        {
            return (CloseOf(html, open, "</style"), Part.Dropped);
        }

        if (name.Equals("svg", StringComparison.OrdinalIgnoreCase))
        {
            var end = TagEnd(html, open);
            return html[end - 1] == '>' && html[end - 2] == '/' ? (end, Part.Dropped) : SvgEnd(html, open, end);
        }

        return name.Equals("textarea", StringComparison.OrdinalIgnoreCase)
            ? (CloseOf(html, open, "</textarea"), Part.Dropped)
            : (TagEnd(html, open), Part.Tag);
    }

    private static (int End, Part What) SvgEnd(string html, int open, int tagEnd)
    {
        // A longer drawing is left to the parser: an unclosed one must not cost a scan of the page each time.
        var close = html.IndexOf("</svg", open, Math.Min(20_000, html.Length - open), StringComparison.OrdinalIgnoreCase);
        return close < 0 ? (tagEnd, Part.Tag) : (TagEnd(html, close), Part.Dropped);
    }

    private static ReadOnlySpan<char> TagName(ReadOnlySpan<char> rest)
    {
        var length = 0;
        while (length < rest.Length && (char.IsAsciiLetterOrDigit(rest[length]) || rest[length] == '-'))
        {
            length++;
        }

        return rest[..length];
    }

    private static int CloseOf(string html, int open, string closing)
    {
        var close = html.IndexOf(closing, TagEnd(html, open), StringComparison.OrdinalIgnoreCase);
        return close < 0 ? html.Length : TagEnd(html, close);
    }

    /// <summary>After the tag's '>', which does not count inside quotes; a quote that never closes is not believed.</summary>
    private static int TagEnd(string html, int open)
    {
        var position = open + 1;
        while (position < html.Length)
        {
            var next = html.AsSpan(position).IndexOfAny('>', '"', '\'');
            if (next < 0)
            {
                return html.Length;
            }

            position += next;
            var sign = html[position++];
            if (sign == '>')
            {
                return position;
            }

            // Only a quote after '=' opens a value; an apostrophe elsewhere is a slip of the template.
            if (html.AsSpan(0, position - 1).TrimEnd().EndsWith("="))
            {
                var close = html.IndexOf(sign, position);
                position = close < 0 ? position : close + 1;
            }
        }

        return html.Length;
    }

    private static void KeepStructuredData(ReadOnlySpan<char> script, List<string> data)
    {
        // The type may stand behind attributes with ">" in them, never further than this.
        var head = script[..Math.Min(script.Length, 600)];
        if (head.Contains("ld+json", StringComparison.OrdinalIgnoreCase)
            && script.IndexOf('>') is > 0 and var tag && script.LastIndexOf("</") is var close && close > tag)
        {
            data.Add(script[(tag + 1)..close].ToString());
        }
    }
}

using System.Buffers;
using Aggregator.Text;

namespace Aggregator.Extraction.Pages.Trimming;

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
    public static string Trim(ReadOnlySpan<char> html, bool keepsAll = false)
    {
        using var kept = new CharacterBuffer(html.Length / 2);
        Trim(html, kept, keepsAll);
        return kept.ToString();
    }

    /// <param name="kept">Gets what remains for the parser.</param>
    /// <param name="keepsAll">Whether every attribute stays, because an operator's selector may ask for any.</param>
    public static TrimmedHtml Trim(ReadOnlySpan<char> html, CharacterBuffer kept, bool keepsAll)
    {
        var data = new List<string>();
        var markup = new KeptMarkup(kept);
        var (position, tags, script) = (0, 0, 0);
        while (tags < MaxTags && kept.Length < MaxLength && html[position..].IndexOf('<') is >= 0 and var ahead)
        {
            var open = position + ahead;
            markup.Text(html[position..Math.Min(open, position + MaxLength)]);
            if (CopyTag(html, open, kept, markup, keepsAll) is > 0 and var next)
            {
                tags++;
                position = next;
                continue;
            }

            var (end, what) = Measure(html, open);
            position = end;
            if (what == Part.Tag)
            {
                tags++;
                markup.BeforeOther();
                kept.Append(html[open..end]);
            }
            else if (what == Part.Script)
            {
                script += end - open;
                KeepStructuredData(html[open..end], data);
                TelegramScript.Keep(html.Slice(open, Math.Min(end - open, 600)), kept);
            }
        }

        var rest = tags < MaxTags ? Math.Clamp(MaxLength - kept.Length, 0, html.Length - position) : 0;
        markup.Text(html.Slice(position, rest));
        return new TrimmedHtml(data, script);
    }

    /// <returns>After the tag; 0, and nothing copied, for anything else than a sound tag of an element that is kept.</returns>
    private static int CopyTag(ReadOnlySpan<char> html, int open, CharacterBuffer kept, KeptMarkup markup, bool keepsAll)
    {
        var isEnd = open + 2 < html.Length && html[open + 1] == '/';
        var start = isEnd ? open + 2 : open + 1;
        if (start >= html.Length || !char.IsAsciiLetter(html[start]))
        {
            return 0;
        }

        var end = NameEnd(html, start);
        var name = html[start..end];
        if (isEnd)
        {
            if (end >= html.Length || html[end] != '>')
            {
                return 0;
            }

            markup.BeforeEnd(name);
            kept.Append(html[open..(end + 1)]);
            return end + 1;
        }

        if (IsLeftOut(name))
        {
            return 0;
        }

        markup.BeforeStart(name);
        return keepsAll ? CopyWhole(html, open, kept) : CopyKnown(html, open, end, kept);
    }

    private static int CopyKnown(ReadOnlySpan<char> html, int open, int name, CharacterBuffer kept)
    {
        kept.Append(html[open..name]);
        var end = TrimmedTag.Copy(html, name, kept);
        kept.Append('>');
        return end;
    }

    private static int CopyWhole(ReadOnlySpan<char> html, int open, CharacterBuffer kept)
    {
        var end = TagEnd(html, open);
        kept.Append(html[open..end]);
        return end;
    }

    private static bool IsLeftOut(ReadOnlySpan<char> name) =>
        name.Length is 3 or 5 or 6 or 8
        && (name.Equals("script", StringComparison.OrdinalIgnoreCase) || name.Equals("style", StringComparison.OrdinalIgnoreCase)
            || name.Equals("svg", StringComparison.OrdinalIgnoreCase) || name.Equals("textarea", StringComparison.OrdinalIgnoreCase));

    private static int NameEnd(ReadOnlySpan<char> html, int start)
    {
        var length = html[start..].IndexOfAny(TagNameEnd);
        return length < 0 ? html.Length : start + length;
    }

    private enum Part
    {
        Tag,
        Script,
        Dropped,
    }

    private static (int End, Part What) Measure(ReadOnlySpan<char> html, int open)
    {
        if (open + 1 >= html.Length)
        {
            return (html.Length, Part.Tag);
        }

        var rest = html[(open + 1)..];
        if (rest.StartsWith("!--"))
        {
            var close = html[(open + 2)..].IndexOf("-->");
            return close < 0 ? (html.Length, Part.Dropped) : (open + 2 + close + 3, Part.Dropped);
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

    private static (int End, Part What) SvgEnd(ReadOnlySpan<char> html, int open, int tagEnd)
    {
        // A longer drawing is left to the parser: an unclosed one must not cost a scan of the page each time.
        var close = html.Slice(open, Math.Min(20_000, html.Length - open)).IndexOf("</svg", StringComparison.OrdinalIgnoreCase);
        return close < 0 ? (tagEnd, Part.Tag) : (TagEnd(html, open + close), Part.Dropped);
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

    private static int CloseOf(ReadOnlySpan<char> html, int open, string closing)
    {
        var start = TagEnd(html, open);
        var close = html[start..].IndexOf(closing, StringComparison.OrdinalIgnoreCase);
        return close < 0 ? html.Length : TagEnd(html, start + close);
    }

    /// <summary>After the tag's '>', which does not count inside quotes; a quote that never closes is not believed.</summary>
    private static int TagEnd(ReadOnlySpan<char> html, int open)
    {
        var position = open + 1;
        while (position < html.Length)
        {
            var next = html[position..].IndexOfAny('>', '"', '\'');
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
            if (html[..(position - 1)].TrimEnd().EndsWith("="))
            {
                var close = html[position..].IndexOf(sign);
                position = close < 0 ? position : position + close + 1;
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

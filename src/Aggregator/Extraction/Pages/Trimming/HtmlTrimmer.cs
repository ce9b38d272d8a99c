using System.Buffers;
using Aggregator.Text;

namespace Aggregator.Extraction.Pages.Trimming;

/// <summary>What was found in the parts that were removed from a page's markup.</summary>
/// <param name="JsonLdScripts">The contents of JSON-LD scripts, in order.</param>
/// <param name="ScriptCharacters">The number of script characters that were removed. Pages that scripts draw have many.</param>
internal sealed record TrimmedHtml(IReadOnlyList<string> JsonLdScripts, int ScriptCharacters);

/// <summary>Removes scripts, styles, comments and drawings before
/// parsing, because they are most of the bytes of a news page.</summary>
internal static class HtmlTrimmer
{
    /// <summary>After this many tags the rest of a page is not read,
    /// because a million empty elements must not fill the memory.</summary>
    private const int MaxTags = 150_000;

    /// <summary>After this many characters of markup without scripts and styles, the rest is not read: ten megabytes of
    /// text are not an article.</summary>
    private const int MaxLength = 2_500_000;

    private static readonly SearchValues<char> TagNameEnd = SearchValues.Create(" \t\r\n\f/>");

    /// <returns>The markup that remains.</returns>
    public static string Trim(ReadOnlySpan<char> html, bool keepsAll = false)
    {
        using var kept = new CharacterBuffer(html.Length / 2);
        Trim(html, kept, keepsAll);
        return kept.ToString();
    }

    /// <param name="kept">Receives the markup that remains.</param>
    /// <param name="keepsAll">Whether every attribute is kept, because an operator's selector may need any of them.</param>
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
                KeepJsonLd(html[open..end], data);
                TelegramScript.Keep(html.Slice(open, Math.Min(end - open, 600)), kept);
            }
        }

        var rest = tags < MaxTags ? Math.Clamp(MaxLength - kept.Length, 0, html.Length - position) : 0;
        markup.Text(html.Slice(position, rest));
        return new TrimmedHtml(data, script);
    }

    /// <returns>The position after the tag. 0, and nothing is copied,
    /// unless this is a correct tag of an element that is kept.</returns>
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
        // The end is searched only within 20,000 characters, because a page with many unclosed drawings would otherwise
        // be scanned to its end each time. Longer drawings are left to the parser.
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

    /// <summary>The position after the '>' of the tag. A '>' between quotation marks does not count. A quotation mark
    /// that is never closed is ignored.</summary>
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

            // Only a quotation mark after '=' opens a value. An apostrophe elsewhere is a mistake of the template.
            if (html[..(position - 1)].TrimEnd().EndsWith("="))
            {
                var close = html[position..].IndexOf(sign);
                position = close < 0 ? position : position + close + 1;
            }
        }

        return html.Length;
    }

    private static void KeepJsonLd(ReadOnlySpan<char> script, List<string> data)
    {
        // Only the first 600 characters are searched for the type, because it is part of the tag.
        var head = script[..Math.Min(script.Length, 600)];
        if (head.Contains("ld+json", StringComparison.OrdinalIgnoreCase)
            && TagEnd(script, 0) is var start && script.LastIndexOf("</") is var close && close >= start)
        {
            data.Add(script[start..close].ToString());
        }
    }
}

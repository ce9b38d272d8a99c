using System.Buffers;
using System.Text;

namespace Aggregator.Extraction.Sanitizing;

/// <summary>Ends markup that has no end, because a parser would read the rest of the text as part of it.</summary>
/// <remarks>
/// A comment without "--&gt;" ends at its first "&gt;"; without any "&gt;" it ends with the text. A declaration or an
/// instruction without "&gt;" is text. A quotation mark that is never closed does not hide the text after its tag.
/// </remarks>
internal static class EndlessMarkup
{
    private static readonly SearchValues<char> EndsOfName = SearchValues.Create(" \t\r\n\f/=");

    public static string End(string html)
    {
        StringBuilder? output = null;
        var search = new TagSearch();
        var copied = 0;
        for (var open = html.IndexOf('<', StringComparison.Ordinal); open >= 0;)
        {
            var (end, instead) = Measure(html, open, search);
            if (instead is not null)
            {
                output ??= new StringBuilder(html.Length + 16);
                output.Append(html, copied, open - copied).Append(instead);
                copied = end;
            }

            open = html.IndexOf('<', end);
        }

        return output?.Append(html, copied, html.Length - copied).ToString() ?? html;
    }

    /// <returns>Where the markup ends, and the text that replaces it; null when the markup stays as it is.</returns>
    private static (int End, string? Instead) Measure(string html, int open, TagSearch search)
    {
        var rest = html.AsSpan(open + 1);
        if (rest.StartsWith("!--"))
        {
            return Comment(html, open, search);
        }

        if (rest is [>= 'a' and <= 'z', ..] or [>= 'A' and <= 'Z', ..])
        {
            return Tag(html, open, search);
        }

        if (rest is not ['!' or '?' or '/', ..])
        {
            return (open + 1, null);
        }

        var stop = rest.IndexOfAny('<', '>');
        return stop >= 0 && rest[stop] == '>' ? (open + stop + 2, null)
            : rest is ['/', (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'), ..] ? (open + 1, null)
            : (open + 1, "&lt;");
    }

    private static (int End, string? Instead) Comment(string html, int open, TagSearch search)
    {
        // "<!-->" and "<!--->" are whole comments.
        var end = search.Find(html, "-->", open + 2);
        var other = search.Find(html, "--!>", open + 4);
        if (Math.Min(end, other) < int.MaxValue)
        {
            return end < other ? (end + 3, null) : (other + 4, "");
        }

        var close = html.IndexOf('>', open);
        return (close < 0 ? html.Length : close + 1, "");
    }

    private static (int End, string? Instead) Tag(string html, int open, TagSearch search)
    {
        var at = open + 1;
        while (html.AsSpan(at).IndexOfAny('>', '"', '\'') is >= 0 and var next)
        {
            at += next;
            if (html[at] == '>')
            {
                return (AfterCode(html, open, at + 1, search), null);
            }

            // Only a quotation mark after "=" opens a value.
            if (html.AsSpan(open, at - open).TrimEnd() is not [.., '='])
            {
                at++;
                continue;
            }

            var quote = html.IndexOf(html[at], at + 1);
            if (quote < 0)
            {
                return WithoutAttributes(html, open, at);
            }

            at = quote + 1;
        }

        // The fragment was cut inside the tag, so nothing of the tag is text.
        return (html.Length, null);
    }

    /// <summary>Replaces the tag by its name alone, because it is unknown which attributes belong to it.</summary>
    private static (int End, string Instead) WithoutAttributes(string html, int open, int quote)
    {
        var close = html.IndexOf('>', quote);
        var name = html.AsSpan(open, quote - open);
        return close < 0 ? (html.Length, "") : (close + 1, $"{name[..name.IndexOfAny(EndsOfName)]}>");
    }

    /// <summary>The content of scripts, styles and text areas is not markup, so it is skipped up to the end tag.</summary>
    private static int AfterCode(string html, int open, int end, TagSearch search)
    {
        var name = html.AsSpan(open + 1, end - open - 1);
        var tag = name.StartsWith("script", StringComparison.OrdinalIgnoreCase) ? "</script"
            : name.StartsWith("style", StringComparison.OrdinalIgnoreCase) ? "</style"
            : name.StartsWith("textarea", StringComparison.OrdinalIgnoreCase) ? "</textarea"
            : null;
        return tag is not null && search.Find(html, tag, end) is < int.MaxValue and var found ? found : end;
    }
}

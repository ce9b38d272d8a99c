using System.Buffers;

namespace Aggregator.Extraction.Pages;

/// <summary>Copies one start tag with the attributes that are ever read.</summary>
internal static class TrimmedTag
{
    private static readonly SearchValues<char> NameEnd = SearchValues.Create(" \t\r\n\f/>=");
    private static readonly SearchValues<char> ValueEnd = SearchValues.Create(" \t\r\n\f>");

    /// <param name="open">Where the tag's name begins.</param>
    /// <param name="kept">Gets the attributes, each after a space, without the tag's name and its end.</param>
    /// <returns>After the tag's '>', which does not count inside quotes; a quote that never closes is not believed.</returns>
    public static int Copy(string html, int open, CharBuffer kept)
    {
        var position = open;
        while (true)
        {
            position = SkipSpace(html, position);
            if (position >= html.Length)
            {
                return html.Length;
            }

            if (html[position] == '>')
            {
                return position + 1;
            }

            var start = position;
            position = NameOf(html, position);
            var name = html.AsSpan(start, position - start);
            var (valueStart, valueEnd, end) = ValueAt(html, position);
            position = end;
            if (valueStart >= 0 && KnownAttributes.IsWorthKeeping(name, html.AsSpan(valueStart, valueEnd - valueStart)))
            {
                kept.Append(' ').Append(html, start, end - start);
            }
        }
    }

    /// <summary>A slash between attributes says nothing; a sign of equality may begin a name.</summary>
    private static int SkipSpace(string html, int position)
    {
        while (position < html.Length && (char.IsWhiteSpace(html[position]) || html[position] == '/'))
        {
            position++;
        }

        return position;
    }

    private static int NameOf(string html, int start)
    {
        var length = html.AsSpan(start + 1).IndexOfAny(NameEnd);
        return length < 0 ? html.Length : start + 1 + length;
    }

    /// <returns>A start of −1 for a quote that never closes: the parser would take the rest of the page for the value.</returns>
    private static (int Start, int End, int Next) ValueAt(string html, int nameEnd)
    {
        var position = nameEnd;
        while (position < html.Length && char.IsWhiteSpace(html[position]))
        {
            position++;
        }

        if (position >= html.Length || html[position] != '=')
        {
            return (nameEnd, nameEnd, nameEnd);
        }

        position++;
        while (position < html.Length && char.IsWhiteSpace(html[position]))
        {
            position++;
        }

        if (position < html.Length && html[position] is '"' or '\'' && html.IndexOf(html[position], position + 1) is > 0 and var close)
        {
            return (position + 1, close, close + 1);
        }

        var length = html.AsSpan(position).IndexOfAny(ValueEnd);
        var end = length < 0 ? html.Length : position + length;
        return position < html.Length && html[position] is '"' or '\'' ? (-1, -1, end) : (position, end, end);
    }
}

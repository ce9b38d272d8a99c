using System.Buffers;
using Aggregator.Text;

namespace Aggregator.Extraction.Pages.Trimming;

/// <summary>Copies one start tag with the attributes that are ever read.</summary>
internal static class TrimmedTag
{
    private static readonly SearchValues<char> NameEnd = SearchValues.Create(" \t\r\n\f/>=");
    private static readonly SearchValues<char> ValueEnd = SearchValues.Create(" \t\r\n\f>");

    /// <param name="open">Where the tag's name begins.</param>
    /// <param name="kept">Gets the attributes, each after a space, without the tag's name and its end.</param>
    /// <returns>After the tag's '>', which does not count inside quotes; a quote that never closes is not believed.</returns>
    public static int Copy(ReadOnlySpan<char> html, int open, CharacterBuffer kept)
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
            var name = html[start..position];
            var (valueStart, valueEnd, end) = ValueAt(html, position);
            position = end;
            if (valueStart >= 0 && KnownAttributes.IsWorthKeeping(name, html[valueStart..valueEnd]))
            {
                kept.Append(' ');
                kept.Append(html[start..end]);
            }
        }
    }

    /// <summary>A slash between attributes says nothing; a sign of equality may begin a name.</summary>
    private static int SkipSpace(ReadOnlySpan<char> html, int position)
    {
        while (position < html.Length && (char.IsWhiteSpace(html[position]) || html[position] == '/'))
        {
            position++;
        }

        return position;
    }

    private static int NameOf(ReadOnlySpan<char> html, int start)
    {
        var length = html[(start + 1)..].IndexOfAny(NameEnd);
        return length < 0 ? html.Length : start + 1 + length;
    }

    /// <returns>A start of −1 for a quote that never closes: the parser would take the rest of the page for the value.</returns>
    private static (int Start, int End, int Next) ValueAt(ReadOnlySpan<char> html, int nameEnd)
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

        if (position < html.Length && html[position] is '"' or '\'' && html[(position + 1)..].IndexOf(html[position]) is >= 0 and var length)
        {
            return (position + 1, position + 1 + length, position + length + 2);
        }

        var unquoted = html[position..].IndexOfAny(ValueEnd);
        var end = unquoted < 0 ? html.Length : position + unquoted;
        return position < html.Length && html[position] is '"' or '\'' ? (-1, -1, end) : (position, end, end);
    }
}

using System.Buffers;
using Aggregator.Text;

namespace Aggregator.Extraction.Pages.Trimming;

/// <summary>Copies those attributes of one start tag that are read later.</summary>
internal static class TrimmedTag
{
    private static readonly SearchValues<char> NameEnd = SearchValues.Create(" \t\r\n\f/>=");
    private static readonly SearchValues<char> ValueEnd = SearchValues.Create(" \t\r\n\f>");

    /// <param name="open">The position after the tag's name.</param>
    /// <param name="kept">Receives the attributes, each after a space, without the name and the end of the tag.</param>
    /// <returns>The position after the '>' of the tag. A '>' between quotation marks does not count. A quotation mark
    /// that is never closed is ignored.</returns>
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

    /// <summary>Skips white space and slashes between attributes. An
    /// equals sign may begin a name, so it is not skipped.</summary>
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

    /// <returns>Start is −1 when a quotation mark is never closed. The
    /// parser would read the rest of the page as such a value.</returns>
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

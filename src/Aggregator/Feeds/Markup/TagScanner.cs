using System.Buffers;

namespace Aggregator.Feeds.Markup;

/// <summary>Finds the ends of tags and of their parts.</summary>
internal static class TagScanner
{
    private const int MaxAttributeCharacters = 64 * 1024;
    private const int MaxSpaceInTag = 4;

    private static readonly SearchValues<char> AfterName = SearchValues.Create(" \t\r\n/><=\"'");

    public static int NameEnd(ReadOnlySpan<char> source, int start)
    {
        var length = source[start..].IndexOfAny(AfterName);
        return length < 0 ? source.Length : start + length;
    }

    /// <summary>Whether a &lt; begins a tag. A tag ends before the next &lt; outside quotation marks, or its name is a
    /// name of the feed formats.</summary>
    public static bool IsTag(MarkupDocument document, int start)
    {
        var source = document.Source;
        var nameEnd = NameEnd(source, start + 1);
        var end = nameEnd;
        if (end < source.Length && source[end] == '>')
        {
            return true;
        }

        while (true)
        {
            var next = source[end..].IndexOfAny("<>\"'");
            if (next < 0)
            {
                // The document is cut off inside the tag, so nothing of the tag is text.
                return true;
            }

            end += next;
            switch (source[end])
            {
                case '>':
                    return true;
                case '<':
                    return document.Names.Find(source[(start + 1)..nameEnd]).Is(NameTraits.Known);
                default:
                    end = source[end - 1] is '=' or ' ' or '\n' or '\t' ? QuotedEnd(source, end) + 1 : end + 1;
                    break;
            }
        }
    }

    /// <summary>Whether a declaration ends before the next tag begins. A declaration without an end is text.</summary>
    public static bool IsDeclaration(ReadOnlySpan<char> declaration)
    {
        var stop = declaration[1..].IndexOfAny('<', '>', '[') + 1;
        if (stop > 0 && declaration[stop] == '[' && !Doctype.IsAt(declaration))
        {
            stop = declaration[1..].IndexOfAny('<', '>') + 1;
        }

        return stop > 0 && declaration[stop] != '<';
    }

    /// <summary>The number of spaces between &lt; and a name of the feed formats that is directly followed by &gt;, as
    /// in "&lt; title&gt;" and "&lt; /link&gt;"; else 0.</summary>
    public static int SpaceInTag(MarkupDocument document, int at)
    {
        var rest = document.Source[at..];
        if (rest is not [' ', ..])
        {
            return 0;
        }

        var space = rest.IndexOfAnyExcept(' ') is > 0 and <= MaxSpaceInTag and var found ? found : rest.Length;
        var name = space < rest.Length && rest[space] == '/' ? rest[(space + 1)..] : rest[Math.Min(space, rest.Length)..];
        var end = NameEnd(name, 0);
        return end > 0 && end < name.Length && name[end] == '>' && document.Names.Find(name[..end]).Is(NameTraits.Known) ? space : 0;
    }

    /// <returns>The position after the opening of a CDATA section, which
    /// may be written with spaces; 0 when there is none.</returns>
    public static int CDataStart(ReadOnlySpan<char> declaration)
    {
        if (declaration.StartsWith("![CDATA[", StringComparison.OrdinalIgnoreCase))
        {
            return 8;
        }

        var bracket = declaration.StartsWith("![") ? declaration[2..].IndexOf('[') : -1;
        return bracket is > 0 and < 12 && declaration.Slice(2, bracket).Trim().Equals("CDATA", StringComparison.OrdinalIgnoreCase) ? bracket + 3 : 0;
    }

    /// <returns>The position of the closing quotation mark; when it is
    /// missing, the position where the value must have ended.</returns>
    public static int QuotedEnd(ReadOnlySpan<char> source, int quote)
    {
        var limit = Math.Min(source.Length, quote + 1 + MaxAttributeCharacters);
        var value = source[(quote + 1)..limit];
        var length = value.IndexOf(source[quote]);
        var bracket = value[..(length < 0 ? value.Length : length)].IndexOf('>');
        if (length >= 0 && (bracket < 0 || EndsLikeAValue(source, quote + 1 + length + 1) || !value[bracket..length].Contains('<')))
        {
            return quote + 1 + length;
        }

        // In <a title="never closed>text the end of the tag is the better
        // guess. One is subtracted, because the caller skips a quotation mark.
        return bracket < 0 ? limit - 1 : quote + bracket;
    }

    private static bool EndsLikeAValue(ReadOnlySpan<char> source, int after) =>
        after >= source.Length || source[after] is ' ' or '\t' or '\r' or '\n' or '/' or '>' or '?';
}

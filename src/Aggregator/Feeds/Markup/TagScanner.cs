using System.Buffers;

namespace Aggregator.Feeds.Markup;

/// <summary>Finds where tags and their parts end.</summary>
internal static class TagScanner
{
    private const int MaxAttributeCharacters = 64 * 1024;

    private static readonly SearchValues<char> AfterName = SearchValues.Create(" \t\r\n/><=\"'");

    public static int NameEnd(ReadOnlySpan<char> source, int start)
    {
        var length = source[start..].IndexOfAny(AfterName);
        return length < 0 ? source.Length : start + length;
    }

    /// <summary>Whether a &lt; begins a tag: it ends before the next &lt; outside quotes, or its name is one of a feed's.</summary>
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
                // Cut off inside the tag: nothing of it can be text.
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

    /// <returns>The closing quote, or where the value must have ended when the quote is missing.</returns>
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

        // <a title="never closed>text: the tag's own end is the better guess. One less, for the caller steps over a quote.
        return bracket < 0 ? limit - 1 : quote + bracket;
    }

    private static bool EndsLikeAValue(ReadOnlySpan<char> source, int after) =>
        after >= source.Length || source[after] is ' ' or '\t' or '\r' or '\n' or '/' or '>' or '?';
}

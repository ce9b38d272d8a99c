using System.Buffers;

namespace Aggregator.Feeds.Markup;

/// <summary>Reads the attributes of one start tag: with quotation marks, without them, or without a value.</summary>
internal static class AttributeReader
{
    private const int MaxAttributes = 256;

    private static readonly SearchValues<char> AfterValue = SearchValues.Create(" \t\r\n><");

    private static readonly SearchValues<char> Typographic = SearchValues.Create("“”„‟″«»");

    private static readonly SearchValues<char> AfterTypographic = SearchValues.Create("“”„‟″«»<>");

    /// <param name="document">Receives the attributes.</param>
    /// <param name="at">The position after the tag's name.</param>
    /// <param name="isEmpty">Whether the tag ends in "/>".</param>
    /// <returns>The position after the tag.</returns>
    public static int Read(MarkupDocument document, int at, out bool isEmpty)
    {
        var source = document.Source;
        var first = document.Attributes.Count;
        isEmpty = false;
        while (at < source.Length)
        {
            switch (source[at])
            {
                case '>':
                    return at + 1;
                case '<':
                    document.Repairs.Add(at, "A tag without > was closed.");
                    return at;
                case '/':
                    isEmpty = at + 1 < source.Length && source[at + 1] == '>';
                    at++;
                    break;
                case ' ' or '\t' or '\r' or '\n' or '"' or '\'' or '=':
                    at++;
                    break;
                default:
                    at = ReadOne(document, at, first);
                    break;
            }
        }

        return at;
    }

    private static int ReadOne(MarkupDocument document, int at, int first)
    {
        var source = document.Source;
        var nameEnd = TagScanner.NameEnd(source, at);
        if (nameEnd == at)
        {
            return at + 1;
        }

        var next = SkipSpace(source, nameEnd);
        if (next >= source.Length || source[next] != '=')
        {
            document.Repairs.Add(at, "An attribute without a value was read as empty.");
            Add(document, first, document.Names.At(at, nameEnd), nameEnd, nameEnd);
            return nameEnd;
        }

        var value = SkipSpace(source, next + 1);
        if (value >= source.Length)
        {
            return source.Length;
        }

        if (source[value] is '"' or '\'')
        {
            var quote = TagScanner.QuotedEnd(source, value);
            var isClosed = quote < source.Length && source[quote] == source[value] && quote > value;
            Add(document, first, document.Names.At(at, nameEnd), value + 1, isClosed ? quote : Math.Min(source.Length, quote + 1));
            return Math.Min(source.Length, quote + 1);
        }

        // Word processors change plain quotation marks to typographic ones.
        if (Typographic.Contains(source[value]))
        {
            document.Repairs.Add(at, "Typographic quotation marks around an attribute were read as plain ones.");
            var closing = source[(value + 1)..].IndexOfAny(AfterTypographic);
            var close = closing < 0 ? source.Length : value + 1 + closing;
            Add(document, first, document.Names.At(at, nameEnd), value + 1, close);
            return close < source.Length && Typographic.Contains(source[close]) ? close + 1 : close;
        }

        document.Repairs.Add(at, "An attribute without quotes was read up to the next space.");
        var length = source[value..].IndexOfAny(AfterValue);
        var end = length < 0 ? source.Length : value + length;
        Add(document, first, document.Names.At(at, nameEnd), value, end > value && source[end - 1] == '/' && end < source.Length && source[end] == '>' ? end - 1 : end);
        return end > value && source[end - 1] == '/' ? end - 1 : end;
    }

    private static void Add(MarkupDocument document, int first, MarkupName name, int start, int end)
    {
        var attributes = document.Attributes;
        if (attributes.Count - first >= MaxAttributes)
        {
            return;
        }

        for (var i = first; i < attributes.Count; i++)
        {
            if (attributes[i].Name == name.Index)
            {
                document.Repairs.Add(start, "An attribute was given twice; the first one counts.");
                return;
            }
        }

        attributes.Add(new AttributeRow(name.Index, start, end));
    }

    private static int SkipSpace(ReadOnlySpan<char> source, int at)
    {
        while (at < source.Length && source[at] is ' ' or '\t' or '\r' or '\n')
        {
            at++;
        }

        return at;
    }
}

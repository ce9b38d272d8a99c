using Aggregator.Text;

namespace Aggregator.Feeds.Markup;

/// <summary>Skips a DOCTYPE and keeps its entities that are plain text. Nothing is ever fetched for it.</summary>
internal static class Doctype
{
    private const int MaxValueCharacters = 1024;
    private const int MaxEntities = 512;

    public static bool IsAt(ReadOnlySpan<char> declaration) => declaration.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase);

    /// <param name="start">The position of a declaration that has an end (<see
    /// cref="TagScanner.IsDeclaration"/>).</param>
    /// <returns>The position after the declaration.</returns>
    public static int Read(MarkupDocument document, int start)
    {
        var source = document.Source;
        var end = start + (IsAt(source[start..]) ? source[start..].IndexOfAny('[', '>') : source[start..].IndexOf('>'));
        return source[end] == '>' ? end + 1 : ReadSubset(document, end + 1);
    }

    private static int ReadSubset(MarkupDocument document, int at)
    {
        var source = document.Source;
        while (at < source.Length)
        {
            var next = source[at..].IndexOfAny("]<\"'%");
            if (next < 0)
            {
                return source.Length;
            }

            at += next;
            switch (source[at])
            {
                case ']':
                    return After(source, ">", at);
                case '<':
                    at = source[at..].StartsWith("<!ENTITY") ? ReadEntity(document, at + 8)
                        : source[at..].StartsWith("<!--") ? After(source, "-->", at + 4)
                        // The subset was never closed, and the feed itself begins here.
                        : at + 1 < source.Length && char.IsLetter(source[at + 1]) ? -at : at + 1;
                    if (at < 0)
                    {
                        return -at;
                    }

                    break;
                case '"' or '\'':
                    at = After(source, source[at].ToString(), at + 1);
                    break;
                default:
                    at++;
                    break;
            }
        }

        return at;
    }

    private static int ReadEntity(MarkupDocument document, int at)
    {
        var source = document.Source;
        var close = source[at..].IndexOfAny('"', '\'', '>');
        if (close < 0)
        {
            return source.Length;
        }

        var declared = source.Slice(at, close).Trim();
        at += close;
        if (source[at] == '>')
        {
            return at + 1;
        }

        var length = source[(at + 1)..].IndexOf(source[at]);
        if (length < 0)
        {
            return source.Length;
        }

        var end = at + 1 + length;

        var value = source[(at + 1)..end];
        // "name SYSTEM" names a file, and "% name" names a part of the DTD. Neither is an entity of plain text.
        if (!declared.IsEmpty && !declared.ContainsAny(" %\t\n") && value.Length <= MaxValueCharacters
            && document.Entities is not { Count: >= MaxEntities } && PlainValue(value) is { } plain)
        {
            document.Entities ??= new Dictionary<string, string>(StringComparer.Ordinal);
            document.Entities.TryAdd(declared.ToString(), plain);
        }

        return After(source, ">", end + 1);
    }

    /// <returns>Null when the value refers to other entities or holds markup.</returns>
    private static string? PlainValue(ReadOnlySpan<char> value)
    {
        if (value.Contains('<'))
        {
            return null;
        }

        if (!value.Contains('&'))
        {
            return value.ToString();
        }

        using var source = new CharacterBuffer(value.Length);
        source.Append(value);
        using var document = new MarkupDocument(source, new RepairLog());
        var plain = document.Decode(0, value.Length);
        return value.Count('&') == value.Count("&#") && !plain.Contains('&') ? plain.ToString() : null;
    }

    private static int After(ReadOnlySpan<char> source, string terminator, int at)
    {
        var start = Math.Min(at, source.Length);
        var found = source[start..].IndexOf(terminator, StringComparison.Ordinal);
        return found < 0 ? source.Length : start + found + terminator.Length;
    }
}

using System.Buffers;
using Aggregator.Feeds.Markup;
using Aggregator.Text;

namespace Aggregator.Feeds;

/// <summary>Prepares a decoded document for the readers.</summary>
internal static class SourceText
{
    // A carriage return is not a fault, but the same pass changes line ends to the form of XML.
    private static readonly SearchValues<char> Controls = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Where(code => code is not (9 or 10)).Select(code => (char)code)]);

    private static readonly SearchValues<char> Unwanted = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Where(code => code is not (9 or 10)).Select(code => (char)code), '\uFFFE', '\uFFFF']);

    /// <summary>Removes control characters and changes line ends to the form of XML, in place.</summary>
    public static void Clean(CharacterBuffer text, RepairLog repairs)
    {
        var characters = text.Characters;
        var first = characters.IndexOfAny(Controls);
        if (first >= 0 || characters.ContainsAnyInRange('\uFFFE', '\uFFFF'))
        {
            text.Truncate(WithoutControls(characters, Math.Max(first, 0), repairs));
            characters = text.Characters;
        }

        var windows = characters.IndexOfAnyInRange('\u0080', '\u009F');
        if (windows >= 0)
        {
            repairs.Add(windows, "Control characters from windows-1252 were read as the signs that were meant.");
            foreach (ref var c in characters[windows..])
            {
                c = CharacterReferences.OfWindows1252(c);
            }
        }
    }

    /// <summary>Whether the first character that is not white space begins JSON.</summary>
    public static bool IsJson(ReadOnlySpan<char> text)
    {
        var start = text.TrimStart().TrimStart('\uFEFF').TrimStart();
        return start.Length > 0 && start[0] is '{' or '[';
    }

    /// <returns>The position of the object that holds "items", which may stand
    /// after a warning, a comment or a call; −1 when there is none.</returns>
    public static int HiddenJson(ReadOnlySpan<char> text)
    {
        var items = text.IndexOf("\"items\"", StringComparison.Ordinal);
        return items < 0 ? -1 : text[..items].IndexOf('{');
    }

    /// <returns>The position of the escaped root of a feed; −1 when there is none.</returns>
    public static int QuotedMarkup(ReadOnlySpan<char> text)
    {
        var first = -1;
        foreach (var start in (ReadOnlySpan<string>)["&lt;?xml", "&lt;rss", "&lt;feed", "&lt;rdf:RDF"])
        {
            var found = text.IndexOf(start, StringComparison.OrdinalIgnoreCase);
            first = found >= 0 && (first < 0 || found < first) ? found : first;
        }

        return first;
    }

    /// <returns>The new length.</returns>
    private static int WithoutControls(Span<char> text, int from, RepairLog repairs)
    {
        var kept = from;
        var firstDropped = -1;
        for (var i = from; i < text.Length;)
        {
            var next = text[i..].IndexOfAny(Unwanted);
            var run = next < 0 ? text.Length - i : next;
            text.Slice(i, run).CopyTo(text[kept..]);
            (i, kept) = (i + run, kept + run);
            if (i >= text.Length)
            {
                break;
            }

            if (text[i] != '\r')
            {
                firstDropped = firstDropped < 0 ? kept : firstDropped;
            }
            else if (i + 1 >= text.Length || text[i + 1] != '\n')
            {
                // A single "\r" ends a line, as "\r\n" does.
                text[kept++] = '\n';
            }

            i++;
        }

        if (firstDropped >= 0)
        {
            repairs.Add(firstDropped, "Control characters, which XML forbids, were dropped.");
        }

        return kept;
    }
}

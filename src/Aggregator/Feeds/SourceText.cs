using System.Buffers;
using Aggregator.Feeds.Markup;

namespace Aggregator.Feeds;

/// <summary>Prepares a decoded document for the readers.</summary>
internal static class SourceText
{
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Where(code => code is not (9 or 10 or 13)).Select(code => (char)code), '\uFFFE', '\uFFFF']);

    /// <returns>Without control characters, line ends as XML has them.</returns>
    public static string Clean(string text, RepairLog repairs)
    {
        var first = text.AsSpan().IndexOfAny(Forbidden);
        if (first >= 0)
        {
            repairs.Add(first, "Control characters, which XML forbids, were dropped.");
            text = string.Create(text.Length - CountForbidden(text), text, static (target, source) =>
            {
                var at = 0;
                foreach (var c in source)
                {
                    if (!Forbidden.Contains(c))
                    {
                        target[at++] = c;
                    }
                }
            });
        }

        if (text.AsSpan().ContainsAnyInRange('\u0080', '\u009F'))
        {
            repairs.Add(text.AsSpan().IndexOfAnyInRange('\u0080', '\u009F'), "Control characters from windows-1252 were read as the signs that were meant.");
            text = string.Create(text.Length, text, static (target, source) =>
            {
                for (var i = 0; i < source.Length; i++)
                {
                    target[i] = CharacterReferences.OfWindows1252(source[i]);
                }
            });
        }

        return text.Contains('\r', StringComparison.Ordinal) ? text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n') : text;
    }

    /// <summary>Whether the first sign that is no space begins JSON.</summary>
    public static bool IsJson(string text)
    {
        var start = text.AsSpan().TrimStart().TrimStart('\uFEFF').TrimStart();
        return start.Length > 0 && start[0] is '{' or '[';
    }

    private static int CountForbidden(string text)
    {
        var count = 0;
        foreach (var c in text)
        {
            count += Forbidden.Contains(c) ? 1 : 0;
        }

        return count;
    }
}

using System.Buffers;
using System.Collections.Frozen;

namespace Aggregator.Extraction.Discovery;

/// <summary>Estimates how deep the elements of a page lie, before a parser that becomes slow with the depth reads it.</summary>
internal static class Nesting
{
    /// <summary>Browsers show 512 levels. A page of real life with unclosed tags comes to some hundred.</summary>
    private const int MaxLevels = 4000;

    private const int LongestName = 16;

    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    /// <summary>Elements without an end, and those that end where the next one begins.</summary>
    private static readonly FrozenSet<string> Endless = FrozenSet.ToFrozenSet(
        "area base br col embed hr img input link meta param source track wbr frame p li dt dd td th tr tbody thead tfoot option optgroup colgroup rp rt html head body".Split(' '),
        StringComparer.OrdinalIgnoreCase);

    public static bool IsTooDeep(ReadOnlySpan<char> html)
    {
        var lookup = Endless.GetAlternateLookup<ReadOnlySpan<char>>();
        var depth = 0;
        for (var open = html.IndexOf('<'); open >= 0 && depth <= MaxLevels;)
        {
            html = html[(open + 1)..];
            var isEnd = html is ['/', ..];
            var name = html[(isEnd ? 1 : 0)..];
            var length = name[..Math.Min(name.Length, LongestName)].IndexOfAnyExcept(Letters);
            name = name[..Math.Max(0, length < 0 ? Math.Min(name.Length, LongestName) : length)];
            if (name is [>= 'A' and <= 'Z' or >= 'a' and <= 'z', ..] && !lookup.Contains(name))
            {
                depth = Math.Max(0, depth + (isEnd ? -1 : 1));
            }

            open = html.IndexOf('<');
        }

        return depth > MaxLevels;
    }
}

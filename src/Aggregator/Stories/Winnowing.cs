using Aggregator.Text;

namespace Aggregator.Stories;

/// <summary>Chooses fingerprints of a text so that a common passage of six words or more always yields a common one.</summary>
/// <remarks>Schleimer, Wilkerson, Aiken: Winnowing, SIGMOD 2003.</remarks>
internal static class Winnowing
{
    /// <summary>A text of fewer words is compared by its title and address only.</summary>
    public const int LeastWords = 8;

    /// <summary>Longer texts are compared by their beginning.</summary>
    public const int MostWords = 20_000;

    public const int LeadWords = 50;
    public const int OpeningWords = 100;

    private const int Window = 4;
    private const int Shingle = 3;

    /// <returns>Null when there are too few words.</returns>
    public static Fingerprints? Choose(ReadOnlySpan<ulong> words)
    {
        if (words.Length < LeastWords)
        {
            return null;
        }

        var chosen = new List<uint>(words.Length / 2);
        var seen = new HashSet<uint>(words.Length / 2);
        int inLead = 0, inOpening = 0, last = -1;
        Span<ulong> window = stackalloc ulong[Window];
        var shingles = words.Length - Shingle + 1;
        for (var at = 0; at < shingles; at++)
        {
            window[at % Window] = Hash(words, at);
            if (at < Window - 1)
            {
                continue;
            }

            var lowest = RightmostLowest(window, at);
            if (lowest == last)
            {
                continue;
            }

            last = lowest;
            // The window compares high bits first, so the low ones stay evenly spread.
            var value = (uint)window[lowest % Window];
            if (seen.Add(value))
            {
                chosen.Add(value);
                inLead += lowest < LeadWords ? 1 : 0;
                inOpening += lowest < OpeningWords ? 1 : 0;
            }
        }

        return new Fingerprints([.. chosen], inLead, inOpening);
    }

    private static int RightmostLowest(ReadOnlySpan<ulong> window, int at)
    {
        var lowest = at;
        for (var back = 1; back < Window; back++)
        {
            if (window[(at - back) % Window] < window[lowest % Window])
            {
                lowest = at - back;
            }
        }

        return lowest;
    }

    private static ulong Hash(ReadOnlySpan<ulong> words, int at) =>
        TokenHashes.Mix((words[at] * 3) ^ ulong.RotateLeft(words[at + 1], 21) ^ ulong.RotateLeft(words[at + 2] * 5, 42));
}

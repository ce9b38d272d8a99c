using System.Buffers;
using System.Numerics;
using Aggregator.Text.Spelling;

namespace Aggregator.Stories.Duplicates;

/// <summary>Chooses fingerprints of a text: hashes of three neighbouring words. Two texts with a common passage of ten
/// words or more always get a common fingerprint.</summary>
/// <remarks>Schleimer, Wilkerson, Aiken: Winnowing, SIGMOD 2003.</remarks>
internal static class Winnowing
{
    /// <summary>A text of fewer words is compared by its title and address only.</summary>
    public const int LeastWords = 8;

    /// <summary>Of a longer text only this many words are compared.</summary>
    public const int MostWords = 20_000;

    public const int LeadWords = 50;
    public const int OpeningWords = 100;

    /// <summary>A power of two.</summary>
    private const int Window = 8;

    private const int Shingle = 3;

    /// <returns>Null when there are too few words.</returns>
    public static Fingerprints? Choose(ReadOnlySpan<ulong> words) => Choose(words, seed: 0);

    /// <param name="words">The hashes of a text's words.</param>
    /// <param name="seed">Another seed chooses other fingerprints of the same quality.</param>
    /// <returns>Null when there are too few words.</returns>
    public static Fingerprints? Choose(ReadOnlySpan<ulong> words, ulong seed)
    {
        if (words.Length < LeastWords)
        {
            return null;
        }

        var size = (int)BitOperations.RoundUpToPowerOf2((uint)words.Length * 2);
        var (chosen, seen) = (ArrayPool<uint>.Shared.Rent(words.Length), ArrayPool<int>.Shared.Rent(size));
        seen.AsSpan(0, size).Clear();
        var fingerprints = Choose(words, seed, chosen, seen.AsSpan(0, size));
        ArrayPool<uint>.Shared.Return(chosen);
        ArrayPool<int>.Shared.Return(seen);
        return fingerprints;
    }

    private static Fingerprints Choose(ReadOnlySpan<ulong> words, ulong seed, Span<uint> chosen, Span<int> seen)
    {
        int count = 0, last = -1, lowest = 0;
        Span<ulong> window = stackalloc ulong[Window];
        for (var at = 0; at <= words.Length - Shingle; at++)
        {
            var hash = Hash(words, seed, at);
            window[at % Window] = hash;
            if (at - lowest >= Window)
            {
                lowest = RightmostLowest(window, at);
            }
            else if (hash <= window[lowest % Window])
            {
                lowest = at;
            }

            if (at < Window - 1 || lowest == last)
            {
                continue;
            }

            last = lowest;
            // The lowest hash has small high bits. The low bits are evenly spread, so the fingerprint is made of them.
            var value = (uint)window[lowest % Window];
            if (IsNew(value, chosen, seen, count))
            {
                chosen[count++] = value;
            }
        }

        return new Fingerprints(chosen[..count].ToArray());
    }

    /// <param name="value">A fingerprint.</param>
    /// <param name="chosen">The fingerprints that were chosen before.</param>
    /// <param name="seen">Where they stand in <paramref name="chosen"/>, plus one: open addressing by their low bits, a power of two long.</param>
    /// <param name="count">The number chosen so far. A new value is entered in <paramref name="seen"/> with this place.</param>
    private static bool IsNew(uint value, ReadOnlySpan<uint> chosen, Span<int> seen, int count)
    {
        var slot = (int)(value & (uint)(seen.Length - 1));
        while (seen[slot] != 0)
        {
            if (chosen[seen[slot] - 1] == value)
            {
                return false;
            }

            slot = (slot + 1) & (seen.Length - 1);
        }

        seen[slot] = count + 1;
        return true;
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

    private static ulong Hash(ReadOnlySpan<ulong> words, ulong seed, int at) =>
        TokenHashes.Mix(seed ^ (words[at] * 3) ^ ulong.RotateLeft(words[at + 1], 21) ^ ulong.RotateLeft(words[at + 2] * 5, 42));
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Aggregator.Text.Spelling;

/// <summary>The words of a text as 64-bit hashes of their folded letters and digits, in one pass and without a string for each
/// word.</summary>
internal sealed class TokenHashes
{
    private const ulong Seed = 0xCBF29CE484222325;
    private const ulong Prime = 0x9E3779B97F4A7C15;

    private ulong[] _hashes = new ulong[512];
    private int _count;

    /// <summary>The folded letters of all words in one sequence, and the end of each word.</summary>
    private char[] _letters = new char[4096];
    private int[] _ends = new int[512];
    private int _letterCount;

    /// <summary>The hashes; valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<ulong> Hashes => _hashes.AsSpan(0, _count);

    /// <summary>The folded letters of a word; valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<char> Word(int at) => _letters.AsSpan((at == 0 ? 0 : _ends[at - 1])..(_ends[at]));

    /// <summary>The hash that <see cref="Read"/> gives to one folded word.</summary>
    public static ulong Of(ReadOnlySpan<char> folded)
    {
        var hash = Seed;
        foreach (var unit in folded)
        {
            hash = Add(hash, unit);
        }

        return Mix(hash);
    }

    /// <summary>Reads at most <paramref name="most"/> words.</summary>
    public void Read(ReadOnlySpan<char> text, int most)
    {
        (_count, _letterCount) = (0, 0);
        var table = FoldingTable.Keys;
        ref readonly var map = ref MemoryMarshal.GetReference(table.Map);
        var hash = Seed;
        foreach (var unit in text)
        {
            // The table has an entry for every UTF-16 unit, so no bounds check is needed.
            var target = Unsafe.Add(ref Unsafe.AsRef(in map), unit);
            if (target is > FoldingTable.Separator and < FoldingTable.Expands)
            {
                hash = Add(hash, target);
                Keep(target);
            }
            else if (target == FoldingTable.Separator)
            {
                End(ref hash);
                if (_count >= most)
                {
                    return;
                }
            }
            else if (target == FoldingTable.Expands)
            {
                Expand(table.Expansion(unit), ref hash);
            }
        }

        End(ref hash);
    }

    private void Expand(string parts, ref ulong hash)
    {
        foreach (var part in parts)
        {
            if (part == ' ')
            {
                End(ref hash);
            }
            else
            {
                hash = Add(hash, part);
                Keep(part);
            }
        }
    }

    private void Keep(char letter)
    {
        if (_letterCount == _letters.Length)
        {
            Array.Resize(ref _letters, _letterCount * 2);
        }

        _letters[_letterCount++] = letter;
    }

    private void End(ref ulong hash)
    {
        if (hash == Seed)
        {
            return;
        }

        if (_count == _hashes.Length)
        {
            Array.Resize(ref _hashes, _count * 2);
            Array.Resize(ref _ends, _count * 2);
        }

        _ends[_count] = _letterCount;
        _hashes[_count++] = Mix(hash);
        hash = Seed;
    }

    private static ulong Add(ulong hash, char unit) => (hash ^ unit) * Prime;

    /// <summary>The last step of SplitMix64: every bit of the result depends on every bit of the input.</summary>
    internal static ulong Mix(ulong hash)
    {
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EB;
        return hash ^ (hash >> 31);
    }
}

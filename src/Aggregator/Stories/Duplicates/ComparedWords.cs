using Aggregator.Text.Spelling;

namespace Aggregator.Stories.Duplicates;

/// <summary>The words of a headline and of a text, for comparing. Each word takes four bytes: the hash of its spelling, then its
/// skeleton's key (<see cref="WordSkeletons"/>).</summary>
/// <remarks>The words are kept for every text in memory and never stored. After a restart they are read again from the
/// article.</remarks>
internal sealed class ComparedWords(uint[] title, uint[] body)
{
    /// <summary>Of a longer text only the beginning is compared, so that no text takes more than 20 kB.</summary>
    public const int MostWords = 5_000;

    public const int MostTitleWords = 32;

    private const ulong Spread = 0x9E3779B97F4A7C15;

    public ReadOnlySpan<uint> Title => title;

    public ReadOnlySpan<uint> Body => body;

    public static uint[] Read(TokenHashes tokens, SkeletonCache keys)
    {
        var words = new uint[Math.Min(tokens.Hashes.Length, MostWords)];
        for (var at = 0; at < words.Length; at++)
        {
            var hash = tokens.Hashes[at];
            words[at] = ((uint)((hash * Spread) >> 48) << 16) | keys.Of(hash, tokens, at);
        }

        return words;
    }

    public static uint Spelling(uint word) => word >> 16;

    public static ushort Key(uint word) => (ushort)word;
}

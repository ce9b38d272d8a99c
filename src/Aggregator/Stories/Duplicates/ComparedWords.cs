using Aggregator.Text.Spelling;

namespace Aggregator.Stories.Duplicates;

/// <summary>
/// A headline and a text, word by word, as they are compared when a look-up has named the two: four bytes a word, the hash of its spelling
/// above its key (<see cref="WordSkeletons"/>). Kept for every text in memory, read again from the article at a restart, never stored.
/// </summary>
internal sealed class ComparedWords(uint[] title, uint[] body)
{
    /// <summary>A longer text is compared by its beginning: 20 kB are the most that a text takes.</summary>
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

using Aggregator.Text.Spelling;

namespace Aggregator.Stories.Duplicates;

/// <summary>Remembers the keys of recent words, because the same words come again and a key costs more time than a look-up.</summary>
internal sealed class SkeletonCache
{
    private const int Bits = 15;

    /// <summary>Below the hash stands the key. Eight bytes a word are one read of memory.</summary>
    private const int KeyBits = 16;

    private readonly ulong[] _words = new ulong[1 << Bits];

    public ushort Of(ulong hash, TokenHashes tokens, int at)
    {
        ref var word = ref _words[hash >> (64 - Bits)];
        if ((word ^ hash) >> KeyBits != 0)
        {
            word = (hash >> KeyBits << KeyBits) | WordSkeletons.Of(tokens.Word(at));
        }

        return (ushort)word;
    }
}

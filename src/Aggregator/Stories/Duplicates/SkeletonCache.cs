using Aggregator.Text.Spelling;

namespace Aggregator.Stories.Duplicates;

/// <summary>Remembers the keys of recent words, because the same words come again and a key costs more time than a look-up.</summary>
internal sealed class SkeletonCache
{
    private const int Bits = 14;

    private readonly ulong[] _hashes = new ulong[1 << Bits];
    private readonly ushort[] _keys = new ushort[1 << Bits];

    public ushort Of(ulong hash, TokenHashes tokens, int at)
    {
        var place = (int)(hash >> (64 - Bits));
        if (_hashes[place] != hash)
        {
            (_hashes[place], _keys[place]) = (hash, WordSkeletons.Of(tokens.Word(at)));
        }

        return _keys[place];
    }
}

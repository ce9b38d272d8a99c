using Aggregator.Text.Spelling;

namespace Aggregator.Stories.Duplicates;

/// <summary>The placed articles of one generation. When the window has passed, they are dropped together.</summary>
internal sealed class KnownTexts
{
    private const int ChunkBits = 12;

    private readonly List<KnownText[]> _chunks = [];
    private readonly KeyTable _numbers = new();

    public FingerprintIndex Index { get; } = new();

    public int Count { get; private set; }

    public ref KnownText this[int number] => ref _chunks[number >> ChunkBits][number & ((1 << ChunkBits) - 1)];

    public int Add(in KnownText text)
    {
        if (Count >> ChunkBits == _chunks.Count)
        {
            _chunks.Add(new KnownText[1 << ChunkBits]);
        }

        var number = Count++;
        this[number] = text;
        _numbers.TryAdd(KeyOf(text.Id), number);
        return number;
    }

    /// <summary>Makes the text findable by its address or its title. A key stays with the first text that has it.</summary>
    public void AddKey(ulong key, int number) => _numbers.TryAdd(key, number);

    public int? FindId(long id) => _numbers.Find(KeyOf(id));

    public int? FindKey(ulong key) => _numbers.Find(key);

    /// <summary>The ids are hashed, because they share one table with the other keys. Two hashes of 64 bits are practically never equal.</summary>
    private static ulong KeyOf(long id) => TokenHashes.Mix((ulong)id + 0x9E3779B97F4A7C15);
}

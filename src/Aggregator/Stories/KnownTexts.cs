namespace Aggregator.Stories;

/// <summary>The placed articles of one generation: dropped whole when the window has passed over it.</summary>
internal sealed class KnownTexts
{
    private const int ChunkBits = 12;

    private readonly List<KnownText[]> _chunks = [];
    private readonly Dictionary<long, int> _byId = [];
    private readonly Dictionary<ulong, int> _byKey = [];

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
        _byId[text.Id] = number;
        return number;
    }

    /// <summary>Another way to find the text: by its address or by its title. The first keeps the key.</summary>
    public void AddKey(ulong key, int number) => _byKey.TryAdd(key, number);

    public int? FindId(long id) => _byId.TryGetValue(id, out var number) ? number : null;

    public int? FindKey(ulong key) => _byKey.TryGetValue(key, out var number) ? number : null;
}

namespace Aggregator.Stories;

/// <summary>
/// Which texts hold a fingerprint. Six bytes an entry: 4,096 parts by the highest 12 bits of the fingerprint, in each a table of open
/// addressing that holds the other 20 bits beside the text's number and its two position bits.
/// </summary>
internal sealed class FingerprintIndex
{
    /// <summary>Texts that one index can number.</summary>
    public const int MostTexts = 1 << 24;

    private const int PartBits = 12;
    private const int RestBits = 32 - PartBits;
    private const uint RestMask = (1u << RestBits) - 1;

    private const int RestOfEntryBits = 12;
    private const uint RestOfEntryMask = (1u << RestOfEntryBits) - 1;

    private readonly Part[] _parts = new Part[1 << PartBits];

    /// <summary>Entries held.</summary>
    public long Count { get; private set; }

    /// <param name="fingerprint">What to look for.</param>
    /// <param name="entries">Receives (text &lt;&lt; 2) | position bits.</param>
    /// <returns>How many were found, at most as many as fit.</returns>
    public int Find(uint fingerprint, Span<uint> entries)
    {
        ref var part = ref _parts[fingerprint >> RestBits];
        if (part.Low is null || part.High is null)
        {
            return 0;
        }

        var rest = fingerprint & RestMask;
        var found = 0;
        for (var slot = Home(rest, part.Low.Length); part.High[slot] != 0 && found < entries.Length; slot = Next(slot, part.Low.Length))
        {
            if (Rest(part, slot) == rest)
            {
                entries[found++] = Entry(part, slot);
            }
        }

        return found;
    }

    public void Add(uint fingerprint, int text, uint position)
    {
        ref var part = ref _parts[fingerprint >> RestBits];
        if (part.Low is null || (part.Count + 1) * 100L > part.Low.Length * 85L)
        {
            part = Grown(part);
        }

        Put(ref part, fingerprint & RestMask, ((uint)text << 2) | position);
        Count++;
    }

    private static Part Grown(Part old)
    {
        var size = old.Low is null ? 8 : old.Low.Length + (old.Low.Length / 4) + 4;
        var grown = new Part { Low = new uint[size], High = new ushort[size] };
        for (var slot = 0; slot < (old.Low?.Length ?? 0); slot++)
        {
            // Both arrays are there together.
            if (old.High![slot] != 0)
            {
                Put(ref grown, Rest(old, slot), Entry(old, slot));
            }
        }

        return grown;
    }

    /// <summary>Low: 20 bits of the fingerprint and 12 of the entry; high: the entry's other 14, plus one so that a free slot is 0.</summary>
    private static void Put(ref Part part, uint rest, uint entry)
    {
        var slot = Home(rest, part.Low!.Length);
        while (part.High![slot] != 0)
        {
            slot = Next(slot, part.Low.Length);
        }

        part.High[slot] = (ushort)((entry >> RestOfEntryBits) + 1);
        part.Low[slot] = (rest << RestOfEntryBits) | (entry & RestOfEntryMask);
        part.Count++;
    }

    private static uint Entry(Part part, int slot) => (((uint)part.High![slot] - 1) << RestOfEntryBits) | (part.Low![slot] & RestOfEntryMask);

    private static uint Rest(Part part, int slot) => part.Low![slot] >> RestOfEntryBits;

    private static int Home(uint rest, int size) => (int)(((ulong)rest * (uint)size) >> RestBits);

    private static int Next(int slot, int size) => slot + 1 == size ? 0 : slot + 1;

    private struct Part
    {
        public uint[]? Low;
        public ushort[]? High;
        public int Count;
    }
}

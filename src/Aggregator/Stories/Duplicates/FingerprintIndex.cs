namespace Aggregator.Stories.Duplicates;

/// <summary>Which texts hold a fingerprint. An entry takes six bytes. The highest 12 bits of the fingerprint choose one of 4,096
/// parts. Each part is a table with open addressing, which holds the other 20 bits, the text's number and two position bits.</summary>
internal sealed class FingerprintIndex
{
    /// <summary>Texts that one index can number.</summary>
    public const int MostTexts = 1 << 24;

    private const int PartBits = 12;
    private const int RestBits = 32 - PartBits;
    private const uint RestMask = (1u << RestBits) - 1;

    private const int RestOfEntryBits = 12;
    private const uint RestOfEntryMask = (1u << RestOfEntryBits) - 1;

    /// <summary>
    /// A slot is three units of two bytes side by side, because a look-up mostly waits for memory. The first unit is the higher 14
    /// bits of the entry plus one, so that a free slot is 0. The other two hold 20 bits of the fingerprint and 12 of the entry.
    /// </summary>
    private const int Units = 3;

    private readonly Part[] _parts = new Part[1 << PartBits];

    /// <summary>Entries held.</summary>
    public long Count { get; private set; }

    /// <summary>
    /// Reads the memory that <see cref="Find"/> will need. It is called for all fingerprints before the first look-up, because
    /// the processor then waits for all of them at once.
    /// </summary>
    /// <returns>A number without meaning. The caller must use it, or the compiler leaves out the reading.</returns>
    public int Touch(uint fingerprint) => _parts[fingerprint >> RestBits].Slots is { } slots
        ? slots[Home(fingerprint & RestMask, slots.Length / Units) * Units]
        : 0;

    /// <param name="fingerprint">The fingerprint to find.</param>
    /// <param name="entries">Receives (text &lt;&lt; 2) | position bits.</param>
    /// <returns>The number of entries found. When <paramref name="entries"/> is full, the search ends.</returns>
    public int Find(uint fingerprint, Span<uint> entries)
    {
        var part = _parts[fingerprint >> RestBits];
        if (part.Slots is not { } slots)
        {
            return 0;
        }

        var rest = fingerprint & RestMask;
        var found = 0;
        var place = Home(rest, slots.Length / Units) * Units;
        while (slots[place] != 0)
        {
            var low = Low(slots, place);
            if (low >> RestOfEntryBits == rest)
            {
                entries[found++] = ((uint)(slots[place] - 1) << RestOfEntryBits) | (low & RestOfEntryMask);
                if (found == entries.Length)
                {
                    break;
                }
            }

            place = Next(place, slots.Length);
        }

        return found;
    }

    public void Add(uint fingerprint, int text, uint position)
    {
        ref var part = ref _parts[fingerprint >> RestBits];
        if (part.Slots is null || (part.Count + 1) * 100L * Units > part.Slots.Length * 85L)
        {
            part = Grown(part);
        }

        Put(ref part, fingerprint & RestMask, ((uint)text << 2) | position);
        Count++;
    }

    private static Part Grown(Part old)
    {
        var size = (old.Slots?.Length ?? 0) / Units;
        var grown = new Part { Slots = new ushort[Units * (size == 0 ? 8 : size + (size / 4) + 4)] };
        for (var place = 0; old.Slots is { } slots && place < slots.Length; place += Units)
        {
            if (slots[place] != 0)
            {
                var low = Low(slots, place);
                Put(ref grown, low >> RestOfEntryBits, ((uint)(slots[place] - 1) << RestOfEntryBits) | (low & RestOfEntryMask));
            }
        }

        return grown;
    }

    private static void Put(ref Part part, uint rest, uint entry)
    {
        var slots = part.Slots!; // Not null: Grown created them.
        var place = Home(rest, slots.Length / Units) * Units;
        while (slots[place] != 0)
        {
            place = Next(place, slots.Length);
        }

        var low = (rest << RestOfEntryBits) | (entry & RestOfEntryMask);
        slots[place] = (ushort)((entry >> RestOfEntryBits) + 1);
        slots[place + 1] = (ushort)low;
        slots[place + 2] = (ushort)(low >> 16);
        part.Count++;
    }

    private static uint Low(ushort[] slots, int place) => slots[place + 1] | ((uint)slots[place + 2] << 16);

    private static int Home(uint rest, int size) => (int)(((ulong)rest * (uint)size) >> RestBits);

    private static int Next(int place, int length) => place + Units == length ? 0 : place + Units;

    private struct Part
    {
        public ushort[]? Slots;
        public int Count;
    }
}

namespace Aggregator.Stories.Duplicates;

/// <summary>How many fingerprints a new text shares with each known text. The table is filled for every new text, so only the
/// slots that were used are cleared.</summary>
internal sealed class OverlapTable
{
    private const uint Spread = 0x9E3779B9;

    private int[] _slots = new int[256];
    private int[] _keys = new int[64];

    /// <summary>The slot of each key.</summary>
    private int[] _places = new int[64];

    private int[] _values = new int[64];

    public int Count { get; private set; }

    public int Key(int at) => _keys[at];

    public int this[int at] => _values[at];

    public void Clear()
    {
        for (var at = 0; at < Count; at++)
        {
            _slots[_places[at]] = 0;
        }

        Count = 0;
    }

    /// <summary>The count of a known text; it begins at zero.</summary>
    public ref int Of(int key)
    {
        var slot = Slot(key);
        if (_slots[slot] != 0)
        {
            return ref _values[_slots[slot] - 1];
        }

        if (Count == _keys.Length)
        {
            Grow();
            slot = Slot(key);
        }

        _slots[slot] = Count + 1;
        _places[Count] = slot;
        _keys[Count] = key;
        _values[Count] = default;
        return ref _values[Count++];
    }

    private int Slot(int key)
    {
        var mask = _slots.Length - 1;
        var slot = (int)(((uint)key * Spread) >> 8) & mask;
        while (_slots[slot] != 0 && _keys[_slots[slot] - 1] != key)
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    /// <summary>Doubles the table. There are always four slots for each key, so that look-ups stay short.</summary>
    private void Grow()
    {
        Array.Resize(ref _keys, _keys.Length * 2);
        Array.Resize(ref _values, _keys.Length);
        Array.Resize(ref _places, _keys.Length);
        _slots = new int[_keys.Length * 4];
        for (var at = 0; at < Count; at++)
        {
            var slot = Slot(_keys[at]);
            _slots[slot] = at + 1;
            _places[at] = slot;
        }
    }
}

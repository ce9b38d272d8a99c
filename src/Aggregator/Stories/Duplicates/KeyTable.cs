namespace Aggregator.Stories.Duplicates;

/// <summary>Finds the number of a key of eight bytes. A place takes twelve bytes; keys are never removed.</summary>
internal sealed class KeyTable
{
    private const int MostFullPercent = 80;

    private ulong[] _keys = new ulong[16];

    /// <summary>One more than the number; 0 where the place is free.</summary>
    private int[] _numbers = new int[16];

    private int _count;

    public int? Find(ulong key)
    {
        var slot = Slot(key);
        return _numbers[slot] == 0 ? null : _numbers[slot] - 1;
    }

    /// <returns>False when the key has a number already; it keeps that number.</returns>
    public bool TryAdd(ulong key, int number)
    {
        if ((_count + 1) * 100L > _keys.Length * (long)MostFullPercent)
        {
            Grow();
        }

        var slot = Slot(key);
        if (_numbers[slot] != 0)
        {
            return false;
        }

        _keys[slot] = key;
        _numbers[slot] = number + 1;
        _count++;
        return true;
    }

    private void Grow()
    {
        var (keys, numbers) = (_keys, _numbers);
        _keys = new ulong[keys.Length + (keys.Length / 2)];
        _numbers = new int[_keys.Length];
        for (var old = 0; old < keys.Length; old++)
        {
            if (numbers[old] != 0)
            {
                var slot = Slot(keys[old]);
                _keys[slot] = keys[old];
                _numbers[slot] = numbers[old];
            }
        }
    }

    /// <summary>The place of the key, or the free place where it would be entered.</summary>
    private int Slot(ulong key)
    {
        // The keys are hashes, so their high bits are evenly spread.
        var slot = (int)(((key >> 32) * (ulong)_keys.Length) >> 32);
        while (_numbers[slot] != 0 && _keys[slot] != key)
        {
            slot = slot + 1 == _keys.Length ? 0 : slot + 1;
        }

        return slot;
    }
}

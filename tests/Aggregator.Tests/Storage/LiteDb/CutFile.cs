using Aggregator.Storage.LiteDb.Engine;

namespace Aggregator.Tests.Storage.LiteDb;

/// <summary>A file in memory for a model of power cuts. After a cut, everything before the last sync is there, and any sectors of
/// later writes.</summary>
internal sealed class CutFile(Power power, byte[] durable) : IDurableFile
{
    private const int Sector = 512;

    private readonly List<(long Offset, byte[] Bytes)> _unsynced = [];
    private byte[] _durable = durable;
    private readonly MemoryFile _seen = new(durable);

    public long Length => _seen.Length;

    public int Read(Span<byte> buffer, long offset) => _seen.Read(buffer, offset);

    public void Write(ReadOnlySpan<byte> bytes, long offset)
    {
        // The power fails during this write, so any part of the write may reach the disk.
        _unsynced.Add((offset, bytes.ToArray()));
        power.Use();
        _seen.Write(bytes, offset);
    }

    public void SetLength(long length)
    {
        power.Use();
        _seen.SetLength(length);
    }

    public void Sync()
    {
        power.Use();
        _durable = _seen.ToArray();
        _unsynced.Clear();
    }

    /// <summary>The content of the disk after a power cut at this moment.</summary>
    public byte[] AfterCut(Random random)
    {
        var left = new MemoryFile(_durable);
        foreach (var (offset, bytes) in _unsynced)
        {
            var isLost = random.Next(3) == 0;
            for (var at = 0; !isLost && at < bytes.Length;)
            {
                var length = Math.Min(Sector - (int)((offset + at) % Sector), bytes.Length - at);
                if (random.Next(4) != 0)
                {
                    left.Write(bytes.AsSpan(at, length), offset + at);
                }

                at += length;
            }
        }

        return left.ToArray();
    }

    public void Dispose()
    {
    }
}

/// <summary>Throws at the last of so many uses, and at every later use.</summary>
internal sealed class Power(int uses)
{
    private int _left = uses;

    public void Use()
    {
        if (--_left <= 0)
        {
            throw new IOException("The power was cut.");
        }
    }
}

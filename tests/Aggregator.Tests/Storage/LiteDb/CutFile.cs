using Aggregator.Storage.LiteDb.Engine;

namespace Aggregator.Tests.Storage.LiteDb;

/// <summary>A file in memory that knows what a power cut may leave of it: of what was written since the last sync any sectors, or none.</summary>
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
        // The write that the cut meets is one of those of which anything may be left.
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

    /// <summary>What lies on the disk after a cut at this moment.</summary>
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

/// <summary>Fails at its last use, and at every one after it.</summary>
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

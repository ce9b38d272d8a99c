using Aggregator.Storage.LiteDb.Engine;

namespace Aggregator.Tests.Storage.LiteDb;

/// <summary>A file in memory on a disk that may be full.</summary>
internal sealed class FillingFile : IDurableFile
{
    private const int NoSpace = 28;

    private readonly MemoryFile _file = new([]);

    public bool IsFull { get; set; }

    public long Length => _file.Length;

    public int Read(Span<byte> buffer, long offset) => _file.Read(buffer, offset);

    public void Write(ReadOnlySpan<byte> bytes, long offset)
    {
        if (IsFull)
        {
            throw new IOException("No space left on device", NoSpace);
        }

        _file.Write(bytes, offset);
    }

    public void SetLength(long length) => _file.SetLength(length);

    public void Sync() => _file.Sync();

    public void Dispose()
    {
    }
}

using Aggregator.Storage.LiteDb.Engine;

namespace Aggregator.Tests.Storage.LiteDb;

/// <summary>A file in memory.</summary>
internal sealed class MemoryFile : IDurableFile
{
    private readonly MemoryStream _bytes = new();

    public MemoryFile(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);

    public long Length => _bytes.Length;

    public int Read(Span<byte> buffer, long offset)
    {
        _bytes.Position = offset;
        return _bytes.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
    }

    public void Write(ReadOnlySpan<byte> bytes, long offset)
    {
        _bytes.Position = offset;
        _bytes.Write(bytes);
    }

    public void SetLength(long length) => _bytes.SetLength(length);

    public void Sync()
    {
    }

    public byte[] ToArray() => _bytes.ToArray();

    public void Dispose()
    {
    }
}

namespace Aggregator.Storage.LiteDb.Engine;

/// <summary>A file as LiteDB sees it: a stream with a position.</summary>
internal abstract class PageStream : Stream
{
    /// <summary>The size of a page in LiteDB 5; it cannot be changed.</summary>
    public const int PageSize = 8192;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = ReadAt(buffer.AsSpan(offset, count), Position);
        Position += read;
        return read;
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        WriteAt(buffer.AsSpan(offset, count), Position);
        Position += count;
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    protected abstract int ReadAt(Span<byte> buffer, long position);

    protected abstract void WriteAt(ReadOnlySpan<byte> bytes, long position);
}

namespace Aggregator.Fetching.Http;

/// <summary>Counts the bytes as they are received, and ends the stream when they exceed the limit.</summary>
internal sealed class CountedStream(Stream inner, int limit) : Stream
{
    private readonly byte[] _start = new byte[PlainText.SampledBytes];
    private int _peeked;
    private int _given;

    public long Count { get; private set; }

    public bool IsOverLimit => Count > limit;

    /// <summary>The first bytes; a later read returns them again.</summary>
    public async Task<ReadOnlyMemory<byte>> PeekAsync(CancellationToken cancellationToken)
    {
        _peeked = await inner.ReadAtLeastAsync(_start, _start.Length, throwOnEndOfStream: false, cancellationToken);
        Count += _peeked;
        return _start.AsMemory(0, _peeked);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_given < _peeked)
        {
            var length = Math.Min(buffer.Length, _peeked - _given);
            _start.AsMemory(_given, length).CopyTo(buffer);
            _given += length;
            return length;
        }

        if (IsOverLimit)
        {
            return 0;
        }

        var read = await inner.ReadAsync(buffer, cancellationToken);
        Count += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}

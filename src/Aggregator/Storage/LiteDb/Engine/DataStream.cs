namespace Aggregator.Storage.LiteDb.Engine;

/// <summary>The pages of the archive. LiteDB writes and flushes them only at a checkpoint.</summary>
internal sealed class DataStream(IDurableFile file) : PageStream
{
    public override long Length => file.Length;

    public override void Flush() => file.Sync();

    public override void SetLength(long value) => file.SetLength(value);

    protected override int ReadAt(Span<byte> buffer, long position) => file.Read(buffer, position);

    protected override void WriteAt(ReadOnlySpan<byte> bytes, long position) => file.Write(bytes, position);
}

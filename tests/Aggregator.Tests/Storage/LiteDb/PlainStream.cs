using Aggregator.Storage.LiteDb.Engine;

namespace Aggregator.Tests.Storage.LiteDb;

/// <summary>A file as LiteDB itself uses it: the log has no checksums, and it is synced only when the test asks for it.</summary>
internal sealed class PlainStream(IDurableFile file, bool syncs) : PageStream
{
    public override long Length => file.Length;

    public override void Flush()
    {
        if (syncs)
        {
            file.Sync();
        }
    }

    public override void SetLength(long value) => file.SetLength(value);

    protected override int ReadAt(Span<byte> buffer, long position) => file.Read(buffer, position);

    protected override void WriteAt(ReadOnlySpan<byte> bytes, long position) => file.Write(bytes, position);
}

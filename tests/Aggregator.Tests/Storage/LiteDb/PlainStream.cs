using Aggregator.Storage.LiteDb.Engine;

namespace Aggregator.Tests.Storage.LiteDb;

/// <summary>A file as LiteDB itself uses it: its log has no checksums and is synced only if somebody does it.</summary>
/// <remarks>
/// A fault is kept for <see cref="Check"/>. LiteDB cannot bear one while it writes its log: it then discards pages that count as written, and
/// its finalizer ends the process with «discarded page must be writable».
/// </remarks>
internal sealed class PlainStream(IDurableFile file, bool syncs) : PageStream
{
    private IOException? _fault;

    /// <exception cref="IOException">Something could not be written.</exception>
    public void Check()
    {
        if (_fault is not null)
        {
            throw _fault;
        }
    }

    public override long Length => file.Length;

    public override void Flush()
    {
        if (syncs)
        {
            Try(file.Sync);
        }
    }

    public override void SetLength(long value) => Try(() => file.SetLength(value));

    protected override int ReadAt(Span<byte> buffer, long position) => file.Read(buffer, position);

    protected override void WriteAt(ReadOnlySpan<byte> bytes, long position)
    {
        var written = bytes.ToArray();
        Try(() => file.Write(written, position));
    }

    private void Try(Action work)
    {
        try
        {
            work();
        }
        catch (IOException fault)
        {
            _fault ??= fault;
        }
    }
}

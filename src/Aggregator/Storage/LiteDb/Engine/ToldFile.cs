namespace Aggregator.Storage.LiteDb.Engine;

/// <summary>A file that throws the faults of a store. So a fault of the archive is never confused with an exception of the
/// caller's own work.</summary>
internal sealed class ToldFile(IDurableFile file) : IDurableFile
{
    public long Length => file.Length;

    public int Read(Span<byte> buffer, long offset)
    {
        try
        {
            return file.Read(buffer, offset);
        }
        catch (SystemException fault) when (LiteFaults.OfFile(fault) is { } known)
        {
            throw known;
        }
    }

    public void Write(ReadOnlySpan<byte> bytes, long offset)
    {
        try
        {
            file.Write(bytes, offset);
        }
        catch (SystemException fault) when (LiteFaults.OfFile(fault) is { } known)
        {
            throw known;
        }
    }

    public void SetLength(long length) => Tell(() => file.SetLength(length));

    public void Sync() => Tell(file.Sync);

    public void Dispose() => file.Dispose();

    private static void Tell(Action work)
    {
        try
        {
            work();
        }
        catch (SystemException fault) when (LiteFaults.OfFile(fault) is { } known)
        {
            throw known;
        }
    }
}

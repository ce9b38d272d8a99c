namespace Aggregator.Storage.LiteDb.Engine;

/// <summary>A file whose faults are told in the words of a store, so that they are never taken for those of whoever works on it.</summary>
internal sealed class ToldFile(IDurableFile file) : IDurableFile
{
    public long Length => file.Length;

    public int Read(Span<byte> buffer, long offset)
    {
        try
        {
            return file.Read(buffer, offset);
        }
        catch (Exception fault) when (LiteFaults.OfFile(fault) is { } known)
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
        catch (Exception fault) when (LiteFaults.OfFile(fault) is { } known)
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
        catch (Exception fault) when (LiteFaults.OfFile(fault) is { } known)
        {
            throw known;
        }
    }
}

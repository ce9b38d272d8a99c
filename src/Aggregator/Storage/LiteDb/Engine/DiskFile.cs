using Microsoft.Win32.SafeHandles;

namespace Aggregator.Storage.LiteDb.Engine;

/// <summary>A file on the disk, opened so that no other process can open it.</summary>
internal sealed class DiskFile : IDurableFile
{
    private const int HeldOnUnix = 11;
    private const int HeldOnWindows = unchecked((int)0x80070020);

    private readonly SafeFileHandle _handle;

    private DiskFile(SafeFileHandle handle) => _handle = handle;

    /// <exception cref="StoreException">Another process has opened the file.</exception>
    public static DiskFile Open(string path)
    {
        try
        {
            return new DiskFile(File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, FileOptions.RandomAccess));
        }
        catch (IOException held) when (held.HResult is HeldOnUnix or HeldOnWindows)
        {
            throw new StoreException(StoreFault.Busy, "Another process of this program has opened the archive, and LiteDB allows only one process. End the other process.", held);
        }
    }

    public long Length => RandomAccess.GetLength(_handle);

    public int Read(Span<byte> buffer, long offset)
    {
        var done = 0;
        while (done < buffer.Length && RandomAccess.Read(_handle, buffer[done..], offset + done) is > 0 and var read)
        {
            done += read;
        }

        return done;
    }

    public void Write(ReadOnlySpan<byte> bytes, long offset) => RandomAccess.Write(_handle, bytes, offset);

    public void SetLength(long length) => RandomAccess.SetLength(_handle, length);

    public void Sync() => RandomAccess.FlushToDisk(_handle);

    public void Dispose() => _handle.Dispose();
}

using System.Globalization;
using System.Text;

namespace Aggregator.Storage;

/// <summary>The data folder, locked by this process.</summary>
/// <remarks>A second process on the same queue would take the leases of the first for those of a dead process.</remarks>
public sealed class DataFolder : IDisposable
{
    // The error codes of a file lock that another process holds: EWOULDBLOCK of flock, and ERROR_SHARING_VIOLATION.
    private const int LinuxHeld = 11;
    private const int MacHeld = 35;
    private const int WindowsHeld = unchecked((int)0x80070020);

    private const int DiskFull = 28;
    private const int QuotaUsedUp = 122;
    private const int ReadOnlyDisk = 30;
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    private readonly FileStream _lock;

    private DataFolder(string path, FileStream held)
    {
        Path = path;
        _lock = held;
    }

    public string Path { get; }

    /// <summary>Creates the folder when it does not exist. The lock lasts until disposal or the end of the process.</summary>
    /// <exception cref="DataFolderException">The folder cannot be made or written, or another process has locked it.</exception>
    public static DataFolder Open(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(full);
        }
        catch (SystemException failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new DataFolderException($"The data folder {full} cannot be made: {failure.Message}", failure) { Fault = FaultOf(failure) };
        }

        return new DataFolder(full, Lock(full));
    }

    public void Dispose() => _lock.Dispose();

    private static StoreFault FaultOf(SystemException failure) => failure switch
    {
        UnauthorizedAccessException or IOException { HResult: ReadOnlyDisk } => StoreFault.ReadOnly,
        IOException { HResult: DiskFull or QuotaUsedUp or WindowsDiskFull } => StoreFault.Full,
        _ => StoreFault.Other,
    };

    private static FileStream Lock(string folder)
    {
        var file = System.IO.Path.Combine(folder, "lock");
        try
        {
            // The kernel releases the lock when the process ends, even when it is killed. The file "lock" stays; its existence
            // means nothing.
            // Without a buffer: bytes that cannot be written would be written again at disposal, and hide why it failed.
            var held = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            try
            {
                held.SetLength(0);
                held.Write(Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
                return held;
            }
            catch
            {
                held.Dispose();
                throw;
            }
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new DataFolderException($"The data folder {folder} cannot be written: {failure.Message}", failure) { Fault = FaultOf(failure) };
        }
        catch (IOException failure) when (failure.HResult is LinuxHeld or MacHeld or WindowsHeld)
        {
            throw new DataFolderException($"The data folder {folder} is in use by another process of this program.", failure) { Fault = StoreFault.Busy, IsHeld = true };
        }
        catch (IOException failure)
        {
            throw new DataFolderException($"The data folder {folder} cannot be written: {failure.Message}", failure) { Fault = FaultOf(failure) };
        }
    }
}

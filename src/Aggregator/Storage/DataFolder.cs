using System.Globalization;
using System.Text;

namespace Aggregator.Storage;

/// <summary>The folder of a store, held by this process alone: two processes on one queue would each take the other's leases for those of a dead one.</summary>
public sealed class DataFolder : IDisposable
{
    private readonly FileStream _lock;

    private DataFolder(string path, FileStream held)
    {
        Path = path;
        _lock = held;
    }

    public string Path { get; }

    /// <summary>Creates the folder when it does not exist and locks it until disposal, or until the process dies.</summary>
    /// <exception cref="DataFolderException">The folder cannot be made or written, or another process holds it.</exception>
    public static DataFolder Open(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(full);
        }
        catch (SystemException failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new DataFolderException($"The data folder {full} cannot be made: {failure.Message}", failure);
        }

        return new DataFolder(full, Lock(full));
    }

    public void Dispose() => _lock.Dispose();

    private static FileStream Lock(string folder)
    {
        var file = System.IO.Path.Combine(folder, "lock");
        try
        {
            // The kernel drops the lock with the process, however it dies; the file itself stays and means nothing.
            var held = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            held.SetLength(0);
            held.Write(Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
            held.Flush();
            return held;
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new DataFolderException($"The data folder {folder} cannot be written: {failure.Message}", failure);
        }
        catch (IOException failure)
        {
            throw new DataFolderException(
                $"The data folder {folder} is in use by another process of this program, or cannot be written: {failure.Message}", failure);
        }
    }
}

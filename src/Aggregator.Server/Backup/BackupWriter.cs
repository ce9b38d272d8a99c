using System.IO.Compression;
using System.Security.Cryptography;

namespace Aggregator.Server.Backup;

/// <summary>Writes a backup: a zip file that only its owner may read, because it contains keys.</summary>
internal sealed class BackupWriter : IDisposable
{
    private const int AtOnce = 256 * 1024;

    private readonly FileStream _file;
    private readonly ZipArchive _zip;
    private readonly List<CheckedBytes> _parts = [];

    public BackupWriter(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        _file = new FileStream(path, options);
        _zip = new ZipArchive(_file, ZipArchiveMode.Create, leaveOpen: true);
    }

    /// <summary>The files that were added.</summary>
    public IReadOnlyList<CheckedBytes> Parts => _parts;

    /// <summary>Adds a file in parts of a quarter of a megabyte, so that the caller can rest after each part.</summary>
    public IEnumerable<long> Add(string name, string path)
    {
        using var source = File.OpenRead(path);
        using var part = _zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[AtOnce];
        long bytes = 0;
        while (source.Read(buffer) is > 0 and var read)
        {
            hash.AppendData(buffer, 0, read);
            part.Write(buffer, 0, read);
            bytes += read;
            yield return bytes;
        }

        _parts.Add(new CheckedBytes(name, bytes, Convert.ToHexStringLower(hash.GetHashAndReset())));
    }

    /// <summary>Returns when the disk has the whole file.</summary>
    public void Finish(BackupManifest manifest)
    {
        using (var part = _zip.CreateEntry(BackupManifest.FileName).Open())
        {
            part.Write(manifest.ToJson());
        }

        _zip.Dispose();
        _file.Flush(flushToDisk: true);
    }

    public void Dispose()
    {
        _file.Dispose();
    }
}

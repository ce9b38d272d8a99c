using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Aggregator.Storage;

namespace Aggregator.Server.Backup;

/// <summary>Reads a backup and checks everything in it: it may be cut off, damaged, or made by another program or a newer
/// version.</summary>
internal sealed class BackupReader : IDisposable
{
    private const int AtOnce = 1024 * 1024;

    private readonly string _path;
    private readonly ZipArchive _zip;

    private BackupReader(string path, ZipArchive zip, BackupManifest manifest)
    {
        _path = path;
        _zip = zip;
        Manifest = manifest;
    }

    public BackupManifest Manifest { get; }

    /// <exception cref="StartFaultException">The file is not a backup that this program can read.</exception>
    public static BackupReader Open(string path)
    {
        ZipArchive? zip = null;
        try
        {
            zip = ZipFile.OpenRead(path);
            var reader = new BackupReader(path, zip, ReadManifest(path, zip));
            zip = null;
            return reader;
        }
        catch (SystemException fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartFaultException($"{path} cannot be read: {fault.Message}", fault);
        }
        catch (InvalidDataException fault)
        {
            throw new StartFaultException($"{path} is no backup, or it is damaged or cut off.", fault);
        }
        finally
        {
            zip?.Dispose();
        }
    }

    /// <summary>Writes the files of the backup into a folder and checks their checksums.</summary>
    /// <exception cref="StartFaultException">A file is damaged or missing.</exception>
    public async Task ExtractAsync(string folder, CancellationToken cancellationToken)
    {
        foreach (var part in Manifest.Parts)
        {
            try
            {
                var target = Path.Combine(folder, part.Name);
                Directory.CreateDirectory(Path.GetDirectoryName(target) ?? folder);
                var isWhole = _zip.GetEntry(part.Name) is { } entry && await ExtractAsync(entry, part, target, cancellationToken);
                if (!isWhole)
                {
                    throw Damaged(part);
                }
            }
            catch (InvalidDataException fault)
            {
                throw Damaged(part, fault);
            }
        }
    }

    public void Dispose() => _zip.Dispose();

    private static BackupManifest ReadManifest(string path, ZipArchive zip)
    {
        try
        {
            using var json = (zip.GetEntry(BackupManifest.FileName) ?? throw new JsonException()).Open();
            var manifest = BackupManifest.Read(json);
            return manifest.Format > BackupManifest.CurrentFormat || manifest.Schema > Store.SchemaOf(manifest.Engine) ? throw Newer(path, manifest)
                : manifest.Parts.All(part => IsInside(part.Name)) ? manifest
                : throw new JsonException();
        }
        catch (JsonException fault)
        {
            throw new StartFaultException($"{path} is no backup of this program.", fault);
        }
    }

    private static StartFaultException Newer(string path, BackupManifest manifest) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"{path} was made by a newer version of the program ({manifest.Program}, schema {manifest.Schema}); this one knows schema {Store.SchemaOf(manifest.Engine)}: restore it with that version."));

    // A path that leads out of the folder could overwrite any file.
    private static bool IsInside(string name) =>
        name.Length > 0 && name.Split('/').All(step => step is not ("" or "." or "..") && !step.Contains('\\', StringComparison.Ordinal)) && !Path.IsPathRooted(name);

    private static async Task<bool> ExtractAsync(ZipArchiveEntry entry, CheckedBytes part, string target, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var written = new FileStream(target, options);
        await using var source = entry.Open();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[AtOnce];
        long bytes = 0;
        while (bytes <= part.Bytes && await source.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            hash.AppendData(buffer, 0, read);
            await written.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            bytes += read;
        }

        written.Flush(flushToDisk: true);
        return bytes == part.Bytes && Convert.ToHexStringLower(hash.GetHashAndReset()) == part.Sha256;
    }

    private StartFaultException Damaged(CheckedBytes part, Exception? inner = null)
    {
        var words = $"{_path} is damaged: {part.Name} in it is not as it was when the backup was made.";
        return inner is null ? new StartFaultException(words) : new StartFaultException(words, inner);
    }
}

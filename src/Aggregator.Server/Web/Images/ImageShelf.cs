using System.Collections.Concurrent;

namespace Aggregator.Server.Web.Images;

/// <summary>Copies of pictures on disk, named by the hash of their bytes, within a limit. The least recently requested copies are
/// deleted first.</summary>
/// <remarks>After a restart the order is that of arrival. A missing file is fetched again.</remarks>
internal sealed partial class ImageShelf(ImageFolder folder, ImageOptions options, ILogger<ImageShelf> logger) : IDisposable
{
    /// <summary>Deleting makes room for many pictures at once.</summary>
    private const double KeptShare = 0.9;

    private readonly ConcurrentDictionary<string, Copy> _copies = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _changing = new(1, 1);
    private long _bytes;
    private long _uses;
    private volatile bool _isRead;

    /// <returns>Null when there is no copy of these bytes. The stream stays readable when the copy is deleted.</returns>
    public async Task<FileStream?> OpenAsync(string hash, CancellationToken cancellationToken)
    {
        await ReadFolderAsync(cancellationToken);
        if (!_copies.TryGetValue(hash, out var copy))
        {
            return null;
        }

        copy.LastUse = Interlocked.Increment(ref _uses);
        try
        {
            return new FileStream(PathOf(hash), new FileStreamOptions { Options = FileOptions.Asynchronous, Share = FileShare.Read | FileShare.Delete });
        }
        catch (IOException fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            Forget(hash);
            return null;
        }
        catch (SystemException fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The copy still exists, and can be opened when fewer files are open.
            return null;
        }
    }

    /// <summary>Saves a copy. When the disk is full or broken, only the copy is lost.</summary>
    public async Task PutAsync(string hash, ReadOnlyMemory<byte> picture, CancellationToken cancellationToken)
    {
        await ReadFolderAsync(cancellationToken);
        await _changing.WaitAsync(cancellationToken);
        try
        {
            if (picture.Length > options.CacheBytes || _copies.ContainsKey(hash))
            {
                return;
            }

            MakeRoom(picture.Length);
            var path = PathOf(hash);
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? folder.Path);
            await File.WriteAllBytesAsync($"{path}.part", picture, cancellationToken);
            File.Move($"{path}.part", path, overwrite: true);
            Remember(hash, picture.Length);
        }
        catch (SystemException fault) when (fault is IOException or UnauthorizedAccessException)
        {
            LogNotKept(folder.Path, fault.Message);
        }
        finally
        {
            _changing.Release();
        }
    }

    public void Dispose() => _changing.Dispose();

    private async Task ReadFolderAsync(CancellationToken cancellationToken)
    {
        if (_isRead)
        {
            return;
        }

        await _changing.WaitAsync(cancellationToken);
        try
        {
            if (!_isRead)
            {
                ReadFolder();
                MakeRoom(0);
                _isRead = true;
            }
        }
        finally
        {
            _changing.Release();
        }
    }

    private void ReadFolder()
    {
        foreach (var file in new DirectoryInfo(folder.Path).EnumerateFiles("*", SearchOption.AllDirectories).OrderBy(file => file.LastWriteTimeUtc))
        {
            if (file.Extension == ".part")
            {
                // A process ended while it wrote this file.
                file.Delete();
            }
            else
            {
                Remember(file.Name, file.Length);
            }
        }
    }

    private void Remember(string hash, long length)
    {
        _copies[hash] = new Copy(length) { LastUse = Interlocked.Increment(ref _uses) };
        Interlocked.Add(ref _bytes, length);
    }

    private void MakeRoom(long wanted)
    {
        if (Interlocked.Read(ref _bytes) + wanted <= options.CacheBytes)
        {
            return;
        }

        var bound = Math.Min((long)(options.CacheBytes * KeptShare), options.CacheBytes - wanted);
        foreach (var (hash, _) in _copies.OrderBy(copy => copy.Value.LastUse).ToList())
        {
            if (Interlocked.Read(ref _bytes) <= bound)
            {
                return;
            }

            Delete(PathOf(hash));
            Forget(hash);
        }
    }

    private static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (DirectoryNotFoundException)
        {
            // An operator deleted the files while the service ran.
        }
    }

    private void Forget(string hash)
    {
        if (_copies.TryRemove(hash, out var copy))
        {
            Interlocked.Add(ref _bytes, -copy.Length);
        }
    }

    private string PathOf(string hash) => Path.Combine(folder.Path, hash[..2], hash);

    [LoggerMessage(LogLevel.Warning, "A picture could not be kept in {Folder}: {Detail}")]
    private partial void LogNotKept(string folder, string detail);

    private sealed class Copy(long length)
    {
        public long Length { get; } = length;

        public long LastUse { get; set; }
    }
}

/// <summary>The folder of the copies; it is made when it does not exist.</summary>
internal sealed record ImageFolder
{
    public ImageFolder(string path) => Path = Directory.CreateDirectory(path).FullName;

    public string Path { get; }
}

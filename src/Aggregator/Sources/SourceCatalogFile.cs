using System.Security.Cryptography;

namespace Aggregator.Sources;

/// <summary>feeds.json on disk, read again when it changes. After a faulty edit the old list stays in force.</summary>
/// <remarks>The file is polled, because file watchers miss edits on network drives, in containers and by editors that replace the
/// file.</remarks>
public sealed class SourceCatalogFile(string path)
{
    /// <summary>How often the service calls <see cref="Refresh"/>. A change must be in force within a second.</summary>
    public static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);

    private volatile IReadOnlyList<Source> _current = [];
    private (DateTime LastWrite, long Size)? _stamp;
    private byte[] _hash = [];

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>The last list without a fault; empty before the first reading.</summary>
    public IReadOnlyList<Source> Current => _current;

    /// <summary>Reads the file if it changed since the last call. Only one caller at a time; any thread may read <see cref="Current"/>.</summary>
    public CatalogChange Refresh()
    {
        try
        {
            var file = new FileInfo(Path);
            var stamp = (file.LastWriteTimeUtc, file.Exists ? file.Length : -1);
            if (stamp == _stamp)
            {
                return new CatalogChange.Unchanged();
            }

            var change = Read(File.ReadAllBytes(Path));
            _stamp = stamp;
            return change;
        }
        catch (SystemException fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // This is reported once: a missing file keeps the same stamp until it returns.
            var isNews = _stamp != (default, -1);
            _stamp = (default, -1);
            return isNews ? new CatalogChange.Kept([new SourceFault(0, null, $"cannot read {Path}: {fault.Message}")]) : new CatalogChange.Unchanged();
        }
    }

    private CatalogChange Read(byte[] bytes)
    {
        var hash = SHA256.HashData(bytes);
        if (hash.AsSpan().SequenceEqual(_hash))
        {
            return new CatalogChange.Unchanged();
        }

        _hash = hash;
        switch (SourceCatalog.Load(bytes))
        {
            case SourceCatalogOutcome.Loaded(var sources):
                var before = _current.ToDictionary(source => source.Id, StringComparer.Ordinal);
                var added = sources.Where(source => !before.ContainsKey(source.Id)).Select(source => source.Id).ToList();
                var removed = before.Keys.Except(sources.Select(source => source.Id), StringComparer.Ordinal).ToList();
                _current = sources;
                return new CatalogChange.Replaced(added, removed);
            case SourceCatalogOutcome.Faulty(var faults):
                return new CatalogChange.Kept(faults);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}

/// <summary>The result of one check of feeds.json.</summary>
public abstract record CatalogChange
{
    private CatalogChange()
    {
    }

    public sealed record Unchanged : CatalogChange;

    /// <summary>A new list is in force.</summary>
    public sealed record Replaced(IReadOnlyList<string> AddedIds, IReadOnlyList<string> RemovedIds) : CatalogChange;

    /// <summary>The file has faults; the list from before stays in force.</summary>
    public sealed record Kept(IReadOnlyList<SourceFault> Faults) : CatalogChange;
}

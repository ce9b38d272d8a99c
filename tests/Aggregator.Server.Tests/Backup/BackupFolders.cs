using Aggregator.Server.Backup;
using Aggregator.Storage;
using Aggregator.Stories.Decisions;
using Aggregator.Tests.Storage;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Server.Tests.Backup;

/// <summary>A data folder with news, a decision and a key, and an empty folder beside it for backups.</summary>
internal sealed class BackupFolders : IDisposable
{
    private readonly TemporaryStore _store;
    private readonly DirectoryInfo _room = Directory.CreateTempSubdirectory("aggregator-backup-");

    public BackupFolders(StoreEngine engine) => _store = new TemporaryStore(new StoreSettings { Engine = engine });

    public TemporaryStore Kept => _store;

    public Store Store => _store.Store;

    public string Data => _store.Folder;

    public string File => At("backup.zip");

    public string Restored => At("restored");

    /// <summary>The names of all files in the folder for backups.</summary>
    public IEnumerable<string?> Room => Directory.EnumerateFileSystemEntries(_room.FullName).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    public string At(string name) => Path.Combine(_room.FullName, name);

    public async Task FillAsync()
    {
        await _store.PublishAsync("rabat", Entry("1"), Entry("2"), Entry("3"));
        await _store.Decisions.DecideAsync(new EditorDecision.Hide(0, "سلمى", Noon, "خطأ", 2), Cancellation);
        await System.IO.File.WriteAllBytesAsync(Path.Combine(Data, "image.key"), new byte[32], Cancellation);
        Directory.CreateDirectory(Path.Combine(Data, "images"));
        await System.IO.File.WriteAllTextAsync(Path.Combine(Data, "images", "copy.jpg"), "صورة", Cancellation);
        Directory.CreateDirectory(Path.Combine(Data, "keys"));
        await System.IO.File.WriteAllTextAsync(Path.Combine(Data, "keys", "later.xml"), "<key/>", Cancellation);
        await System.IO.File.WriteAllTextAsync(At("feeds.json"), """{"sources":[]}""", Cancellation);
    }

    public Task<BackupManifest> BackUpAsync(string? file = null, bool overwrite = false) =>
        new ArchiveBackup(Data, At("feeds.json"), TimeProvider.System).MakeAsync(Store, file ?? File, overwrite, Cancellation);

    public Task<RestoredArchive> RestoreAsync(string? file = null) =>
        ArchiveRestore.RunAsync(file ?? File, Restored, new StoreSettings(), Cancellation);

    public void Dispose()
    {
        _store.Dispose();
        _room.Delete(recursive: true);
    }
}

using Aggregator.Server.Backup;
using Aggregator.Server.Tests.Storage;
using Aggregator.Storage;
using Xunit;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Server.Tests.Backup;

/// <summary>A backup of an archive of an older version is made before this version converts the archive.</summary>
public sealed class MigrationBackupTests : IDisposable
{
    private readonly KeptNewsroom _news = new(StoreEngine.Sqlite);
    private readonly List<string> _told = [];

    private string Backups => Path.Combine(_news.Data, "backups");

    public void Dispose() => _news.Dispose();

    [Fact]
    public async Task It_is_kept_told_of_and_can_be_restored()
    {
        await _news.FillAsync();
        Open(new BackupOptions());
        var file = Assert.Single(Directory.EnumerateFiles(Backups));
        Assert.StartsWith("before-schema-9-", Path.GetFileName(file), StringComparison.Ordinal);
        Assert.Contains(_told, sentence => sentence.EndsWith($"it was kept as it is in {file}.", StringComparison.Ordinal));
        using (var reader = BackupReader.Open(file))
        {
            Assert.Equal((9, null), (reader.Manifest.Schema, reader.Manifest.Feeds));
        }

        var restored = await _news.RestoreAsync(file);
        Assert.Equal(3, restored.Proof.Counts["article"]);
        Assert.Contains("image.key", restored.Manifest.Parts.Select(part => part.Name));
    }

    [Fact]
    public async Task As_many_are_kept_as_of_other_backups()
    {
        await _news.FillAsync();
        Directory.CreateDirectory(Backups);
        foreach (var day in Enumerable.Range(10, 3))
        {
            await File.WriteAllTextAsync(Path.Combine(Backups, $"before-schema-8-202601{day}-000000.zip"), "", Cancellation);
        }

        Open(new BackupOptions { Keep = 2 });
        Assert.Equal(["before-schema-8-20260112-000000.zip", "before-schema-9-"], Directory.EnumerateFiles(Backups).Select(Path.GetFileName).OfType<string>().Order()
            .Select(name => name[..(name.StartsWith("before-schema-9", StringComparison.Ordinal) ? 16 : name.Length)]));
    }

    [Fact]
    public async Task Without_a_backup_only_where_that_is_said()
    {
        await _news.FillAsync();
        Open(new BackupOptions { BeforeMigration = false });
        Assert.False(Directory.Exists(Backups));
        Assert.Contains(_told, sentence => sentence.Contains("without a backup", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_none_can_be_made_the_archive_is_not_changed()
    {
        await _news.FillAsync();
        await File.WriteAllTextAsync(_news.At("file"), "", Cancellation);
        var fault = Assert.Throws<StartFaultException>(() => Open(new BackupOptions { Folder = _news.At("file") }));
        Assert.Contains("The archive was not changed.", fault.Message, StringComparison.Ordinal);
        Assert.Equal(9, OlderArchives.SchemaOf(_news.Store.Place));
    }

    /// <summary>Opens an archive of version 9, as a start of this version does.</summary>
    private void Open(BackupOptions options)
    {
        _news.Kept.Close();
        OlderArchives.MakeVersion9(_news.Store.Place);
        _news.Kept.Reopen(new StoreSettings { Tell = _told.Add, BeforeMigration = MigrationBackup.With(options, _told.Add) });
    }
}

using System.IO.Compression;
using Aggregator.Server.Backup;
using Aggregator.Storage;
using Xunit;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Server.Tests.Backup;

/// <summary>A backup of an archive of an older version is made before this version converts the archive.</summary>
public sealed class MigrationBackupTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aggregator-older-");
    private readonly List<string> _told = [];

    private string Data => Path.Combine(_folder.FullName, "data");

    private string Backups => Path.Combine(Data, "backups");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("sqlite-10", 10)]
    [InlineData("litedb-1", 1)]
    public async Task It_is_kept_told_of_and_can_be_restored(string kept, int schema)
    {
        Open(kept, new BackupOptions());
        var file = Assert.Single(Directory.EnumerateFiles(Backups));
        Assert.StartsWith($"before-schema-{schema}-", Path.GetFileName(file), StringComparison.Ordinal);
        Assert.Contains(_told, sentence => sentence.EndsWith($"it was kept as it is in {file}.", StringComparison.Ordinal));
        using (var reader = BackupReader.Open(file))
        {
            Assert.Equal((schema, null), (reader.Manifest.Schema, reader.Manifest.Feeds));
        }

        var restored = await ArchiveRestore.RunAsync(file, Path.Combine(_folder.FullName, "restored"), new StoreSettings(), Cancellation);
        Assert.Equal(9, restored.Proof.Counts["article"]);
        Assert.Contains("image.key", restored.Manifest.Parts.Select(part => part.Name));
    }

    [Fact]
    public void As_many_are_kept_as_of_other_backups()
    {
        Directory.CreateDirectory(Backups);
        foreach (var day in Enumerable.Range(10, 3))
        {
            File.WriteAllText(Path.Combine(Backups, $"before-schema-8-202601{day}-000000.zip"), "");
        }

        Open("sqlite-10", new BackupOptions { Keep = 2 });
        var names = Directory.EnumerateFiles(Backups).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal).ToList();
        Assert.Equal(2, names.Count);
        Assert.StartsWith("before-schema-10-", names.Single(name => !name.StartsWith("before-schema-8-", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_backup_only_where_that_is_said()
    {
        Open("sqlite-10", new BackupOptions { BeforeMigration = false });
        Assert.False(Directory.Exists(Backups));
        Assert.Contains(_told, sentence => sentence.Contains("without a backup", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("sqlite-10")]
    [InlineData("litedb-1")]
    public void Where_none_can_be_made_the_archive_is_not_changed(string kept)
    {
        var file = Path.Combine(_folder.FullName, "file");
        File.WriteAllText(file, "");
        var fault = Assert.Throws<StartFaultException>(() => Open(kept, new BackupOptions { Folder = file }));
        Assert.Contains("The archive was not changed.", fault.Message, StringComparison.Ordinal);

        // The next start still finds the older archive, and nobody holds it.
        using (Store.Open(Data, new StoreSettings { Tell = _told.Add }))
        {
            Assert.Contains(_told, sentence => sentence.Contains("is being brought from version", StringComparison.Ordinal));
        }
    }

    /// <summary>As a start of this version would, on an archive of an older one.</summary>
    private void Open(string kept, BackupOptions options)
    {
        Directory.CreateDirectory(Data);
        ZipFile.ExtractToDirectory(Path.Combine(AppContext.BaseDirectory, "Backup", "Fixtures", kept + ".zip"), Data);
        File.Delete(Path.Combine(Data, BackupManifest.FileName));
        File.WriteAllBytes(Path.Combine(Data, "image.key"), new byte[32]);
        Store.Open(Data, new StoreSettings { Tell = _told.Add, BeforeMigration = MigrationBackup.With(options, _told.Add) }).Dispose();
    }
}

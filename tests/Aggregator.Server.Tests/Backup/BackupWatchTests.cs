using Aggregator.Server.Backup;
using Aggregator.Server.Cli.Service;
using Aggregator.Sources;
using Aggregator.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Server.Tests.Backup;

/// <summary>Backups that the service makes by itself.</summary>
public sealed class BackupWatchTests : IDisposable
{
    private readonly BackupFolders _news = new(StoreEngine.Sqlite);
    private readonly DataFolder _folder;
    private readonly Clock _clock = new();

    public BackupWatchTests() => _folder = DataFolder.Open(_news.Data);

    public void Dispose()
    {
        _folder.Dispose();
        _news.Dispose();
    }

    [Fact]
    public async Task They_are_made_when_due_and_the_oldest_go_and_a_restart_changes_nothing()
    {
        await _news.FillAsync();
        var folder = Path.Combine(_news.Data, "backups");
        for (var hour = 0; hour < 10; hour++)
        {
            await Watch().LookAsync(Cancellation);
            _clock.Now += TimeSpan.FromHours(1);
        }

        Assert.Equal(["backup-20260314-180000.zip", "backup-20260314-210000.zip"], Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).Order());
        Assert.EndsWith("backup-20260314-210000.zip", LastBackup.Of(_news.Data)?.File, StringComparison.Ordinal);
        Assert.Null((await _news.RestoreAsync(Path.Combine(folder, "backup-20260314-180000.zip"))).Difference);
    }

    [Fact]
    public async Task What_others_put_beside_them_stays_and_what_a_killed_process_left_goes()
    {
        await _news.FillAsync();
        var folder = Directory.CreateDirectory(Path.Combine(_news.Data, "backups")).FullName;
        Directory.CreateDirectory(Path.Combine(folder, "backup-20260101-000000.zip.partial", "archive"));
        await File.WriteAllTextAsync(Path.Combine(folder, "backup-of-mine.zip"), "", Cancellation);
        await Watch().LookAsync(Cancellation);
        Assert.Equal(["backup-20260314-120000.zip", "backup-of-mine.zip"], Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Its_age_is_told_in_plain_words()
    {
        await _news.FillAsync();
        Assert.StartsWith("none yet", BackupAge.Tell(LastBackup.Of(_news.Data), _clock.Now), StringComparison.Ordinal);
        await Watch().LookAsync(Cancellation);
        var last = LastBackup.Of(_news.Data);
        Assert.StartsWith("the last one is 5 hours old: ", BackupAge.Tell(last, _clock.Now + TimeSpan.FromHours(5.5)), StringComparison.Ordinal);
        File.Delete(last?.File ?? "");
        Assert.EndsWith("which is not there any more", BackupAge.Tell(last, _clock.Now), StringComparison.Ordinal);
    }

    private BackupWatch Watch() => new(
        _news.Store, _folder, new SourceCatalogFile(_news.At("feeds.json")),
        new BackupOptions { Every = TimeSpan.FromHours(3), Keep = 2 }, _clock, NullLogger<BackupWatch>.Instance);

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = Noon;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}

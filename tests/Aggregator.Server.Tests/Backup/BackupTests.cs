using System.IO.Compression;
using System.Text;
using Aggregator.Server.Backup;
using Aggregator.Storage;
using Xunit;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Server.Tests.Backup;

/// <summary>Making a backup and restoring it.</summary>
public sealed class BackupTests
{
    public static TheoryData<StoreEngine> Engines => [.. Enum.GetValues<StoreEngine>()];

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_is_restored_is_what_was_there(StoreEngine engine)
    {
        using var news = new BackupFolders(engine);
        await news.FillAsync();
        var manifest = await news.BackUpAsync();
        await news.Kept.PublishAsync("fes", Entry("4", "fes.example"));
        var restored = await news.RestoreAsync();

        Assert.Null(restored.Difference);
        Assert.Equal(manifest.Feeds, restored.Proof.Feeds);
        Assert.Equal(3, manifest.Feeds?.Count);
        using var store = Store.Open(news.Restored, new StoreSettings());
        Assert.Equal(engine, store.Engine);
        Assert.Equal([3L, 1L], (await store.Reading.LatestArticlesAsync(new ArticleQuery { Search = "المجلس" }, Cancellation)).Select(article => article.Id));
        Assert.Equal("خطأ", Assert.Single(await store.Decisions.HistoryAsync(null, Cancellation)).Reason);
        await news.Kept.PublishAsync("fes", Entry("5", "fes.example"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Keys_and_the_list_of_sources_are_in_it_and_what_is_fetched_or_made_again_is_not(StoreEngine engine)
    {
        using var news = new BackupFolders(engine);
        await news.FillAsync();
        var manifest = await news.BackUpAsync();
        Assert.Equal(
            [Path.GetFileName(news.Store.Place), "feeds.json", "image.key", "keys/later.xml"], manifest.Parts.Select(part => part.Name));
        await news.RestoreAsync();
        Assert.Equal("<key/>", await File.ReadAllTextAsync(Path.Combine(news.Restored, "keys", "later.xml"), Cancellation));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(news.File));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(news.Restored, "image.key")));
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_backup_beside_a_busy_writer_is_of_one_instant(StoreEngine engine)
    {
        using var news = new BackupFolders(engine);
        await news.FillAsync();
        using var enough = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            for (var number = 100; !enough.IsCancellationRequested; number++)
            {
                await news.Kept.PublishAsync("rabat", Entry($"{number}"));
            }
        }, Cancellation);
        for (var round = 0; round < 3; round++)
        {
            var manifest = await news.BackUpAsync(overwrite: true);
            // The writer stores an entry, then its article, then the next entry.
            Assert.InRange((manifest.Counts?["entry"] ?? 0) - (manifest.Counts?["article"] ?? 0), 0, 1);
        }

        await enough.CancelAsync();
        await writing;
        Assert.Null((await news.RestoreAsync()).Difference);
    }

    [Fact]
    public async Task A_file_that_is_there_is_overwritten_only_when_that_is_said()
    {
        using var news = new BackupFolders(StoreEngine.Sqlite);
        await news.FillAsync();
        await File.WriteAllTextAsync(news.File, "قديم", Cancellation);
        var refused = await Assert.ThrowsAsync<StartFaultException>(() => news.BackUpAsync());
        Assert.Contains("is there already", refused.Message, StringComparison.Ordinal);
        Assert.Equal("قديم", await File.ReadAllTextAsync(news.File, Cancellation));
        await news.BackUpAsync(overwrite: true);
        Assert.Null((await news.RestoreAsync()).Difference);
    }

    [Fact]
    public async Task A_folder_with_something_in_it_is_not_restored_into()
    {
        using var news = new BackupFolders(StoreEngine.Sqlite);
        await news.FillAsync();
        await news.BackUpAsync();
        Directory.CreateDirectory(news.Restored);
        await File.WriteAllTextAsync(Path.Combine(news.Restored, "note.txt"), "", Cancellation);
        Assert.Contains("is not empty", (await Assert.ThrowsAsync<StartFaultException>(() => news.RestoreAsync())).Message, StringComparison.Ordinal);
        Assert.Equal(["note.txt"], Directory.EnumerateFiles(news.Restored).Select(Path.GetFileName));
    }

    [Fact]
    public async Task What_cannot_be_written_is_one_sentence_and_nothing_is_left()
    {
        using var news = new BackupFolders(StoreEngine.Sqlite);
        await news.FillAsync();
        await File.WriteAllTextAsync(news.At("file"), "", Cancellation);
        var fault = await Assert.ThrowsAsync<StartFaultException>(() => news.BackUpAsync(news.At("file/backup.zip")));
        Assert.Contains("cannot be written", fault.Message, StringComparison.Ordinal);
        Assert.Equal(["feeds.json", "file"], news.Room);
    }

    [Fact]
    public async Task A_disk_that_is_full_is_one_sentence_and_nothing_is_left()
    {
        using var news = new BackupFolders(StoreEngine.Sqlite);
        await news.FillAsync();
        var full = news.Store with { Transfer = new FullDisk(news.Store.Transfer) };
        var backup = new ArchiveBackup(news.Data, null, TimeProvider.System);
        var fault = await Assert.ThrowsAsync<StartFaultException>(() => backup.MakeAsync(full, news.File, overwrite: false, Cancellation));
        Assert.Equal($"No backup was made in {news.File}: The disk is full.", fault.Message);
        Assert.Equal(["feeds.json"], news.Room);
        Assert.Null(LastBackup.Of(news.Data));
    }

    /// <summary>Damages bytes of the file at regular distances; every damage must be noticed.</summary>
    [Fact]
    public async Task A_damaged_or_cut_off_file_is_refused_in_one_sentence()
    {
        using var news = new BackupFolders(StoreEngine.Sqlite);
        await news.FillAsync();
        await news.BackUpAsync();
        var whole = await File.ReadAllBytesAsync(news.File, Cancellation);
        var refused = 0;
        for (var at = 40; at < whole.Length; at += whole.Length / 40)
        {
            var damaged = whole.ToArray();
            damaged[at] ^= 0x55;
            await File.WriteAllBytesAsync(news.At("damaged.zip"), damaged, Cancellation);
            await File.WriteAllBytesAsync(news.At("cut.zip"), whole[..at], Cancellation);
            Assert.Contains("cut.zip", (await Assert.ThrowsAsync<StartFaultException>(() => news.RestoreAsync(news.At("cut.zip")))).Message, StringComparison.Ordinal);
            refused += await IsRefusedAsync(news, news.At("damaged.zip")) ? 1 : 0;
            Assert.Equal(["backup.zip", "cut.zip", "damaged.zip", "feeds.json"], news.Room.Except(["restored"]));
        }

        Assert.InRange(refused, 30, 41);
    }

    [Theory]
    [InlineData("is no backup of this program", "photo.jpg", "صورة")]
    [InlineData("is no backup of this program", "manifest.json", "{}")]
    [InlineData("is no backup of this program", "manifest.json", "[")]
    [InlineData("was made by a newer version of the program (9.0, schema 1)", "manifest.json", """{"format":2,"program":"9.0","engine":"LiteDb","schema":1,"at":"2026-03-14T12:00:00Z","parts":[]}""")]
    [InlineData("was made by a newer version of the program (9.0, schema 99)", "manifest.json", """{"format":1,"program":"9.0","engine":"Sqlite","schema":99,"at":"2026-03-14T12:00:00Z","parts":[]}""")]
    [InlineData("is no backup of this program", "manifest.json", """{"format":1,"program":"1","engine":"Sqlite","schema":1,"at":"2026-03-14T12:00:00Z","parts":[{"name":"../../evil","bytes":1,"sha256":"00"}]}""")]
    [InlineData("is damaged: lost in it", "manifest.json", """{"format":1,"program":"1","engine":"Sqlite","schema":1,"at":"2026-03-14T12:00:00Z","parts":[{"name":"lost","bytes":1,"sha256":"00"}]}""")]
    public async Task A_foreign_or_newer_file_is_refused_in_one_sentence(string sentence, string name, string text)
    {
        using var news = new BackupFolders(StoreEngine.Sqlite);
        await using (var zip = await ZipFile.OpenAsync(news.File, ZipArchiveMode.Create, Cancellation))
        await using (var entry = await zip.CreateEntry(name).OpenAsync(Cancellation))
        {
            await entry.WriteAsync(Encoding.UTF8.GetBytes(text), Cancellation);
        }

        Assert.Contains(sentence, (await Assert.ThrowsAsync<StartFaultException>(() => news.RestoreAsync())).Message, StringComparison.Ordinal);
        await File.WriteAllTextAsync(news.File, "ليس ملفا مضغوطا", Cancellation);
        Assert.Contains("is no backup", (await Assert.ThrowsAsync<StartFaultException>(() => news.RestoreAsync())).Message, StringComparison.Ordinal);
        Assert.Equal(["backup.zip"], news.Room);
    }

    // A damaged bit may have no effect, for example in a date of the zip directory. Then everything that counts must be right.
    private static async Task<bool> IsRefusedAsync(BackupFolders news, string file)
    {
        try
        {
            Assert.Null((await news.RestoreAsync(file)).Difference);
            Directory.Delete(news.Restored, recursive: true);
            return false;
        }
        catch (StartFaultException fault)
        {
            Assert.StartsWith(file, fault.Message, StringComparison.Ordinal);
            return true;
        }
    }

    private sealed class FullDisk(IStoreTransfer transfer) : IStoreTransfer
    {
        public IAsyncEnumerable<ArchiveRow> ReadAsync(CancellationToken cancellationToken) => transfer.ReadAsync(cancellationToken);

        public Task FillAsync(IAsyncEnumerable<ArchiveRow> rows, CancellationToken cancellationToken) => transfer.FillAsync(rows, cancellationToken);

        public Task<IReadOnlyDictionary<string, long>> CountAsync(CancellationToken cancellationToken) => transfer.CountAsync(cancellationToken);

        public async Task CopyAsync(string folder, CancellationToken cancellationToken)
        {
            await transfer.CopyAsync(folder, cancellationToken);
            throw new StoreException(StoreFault.Full, "The disk is full.");
        }
    }
}

using Aggregator.Server.Backup;
using Aggregator.Server.Cli;
using Aggregator.Server.Tests.Cli;
using Aggregator.Storage;
using Xunit;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Server.Tests.Backup;

/// <summary>The command <c>backup</c> on a disk that is really full, alone and beside a running service.</summary>
public sealed class FullDiskBackupTests
{
    [Theory]
    [MemberData(nameof(BackupTests.Engines), MemberType = typeof(BackupTests))]
    public async Task It_ends_with_one_sentence_leaves_nothing_and_the_service_goes_on(StoreEngine engine)
    {
        Assert.SkipUnless(SmallDisk.CanMount || engine is StoreEngine.Sqlite, "This machine does not let the test mount a small disk, and with a limit on the size of files this store could not open its own file.");
        using var news = new BackupFolders(engine);
        await news.FillAsync();
        await news.Kept.RefreshAsync("rabat", [.. Enumerable.Range(100, 100).Select(number => Entry($"{number}"))]);
        await news.Kept.ScrapeAsync(extract: claim => ArticleOf(claim, $"{claim.Entry.Id} {string.Concat(Enumerable.Repeat("ناقش المجلس البلدي ميزانية العام المقبل. ", 200))}"));
        await news.Kept.PlaceAsync();
        await news.Store.Upkeep.CheckpointAsync(Cancellation);
        news.Kept.Close();
        Assert.InRange(new FileInfo(news.Store.Place).Length, 2_000_000, long.MaxValue);
        using var disk = new SmallDisk(megabytes: 1);
        string[] backup = ["backup", Path.Combine(disk.Folder, "backup.zip"), "--data", news.Data, "--feeds", news.At("feeds.json")];

        using (var alone = disk.Start(backup))
        {
            AssertRefused(await OutsideProgram.EndAsync(alone), disk, news);
        }

        await using var service = await OutsideService.StartAsync(["serve", "--feeds", news.At("feeds.json"), "--data", news.Data, "--store", engine.ToString()], disk.Start);
        AssertRefused(await Called.RunAsync(backup, cancellationToken: Cancellation), disk, news);
        using var reader = new HttpClient(new SocketsHttpHandler()) { BaseAddress = service.Address };
        Assert.Contains("المجلس البلدي", await reader.GetStringAsync(new Uri("feed.rss", UriKind.Relative), Cancellation), StringComparison.Ordinal);
        var pinned = await Called.RunAsync(["story", "pin", "1", "--reason", "مهم", "--data", news.Data], cancellationToken: Cancellation);
        Assert.Equal((ExitCode.Done, ""), (pinned.ExitCode, pinned.Errors));
    }

    private static void AssertRefused((int ExitCode, string Output, string Errors) answer, SmallDisk disk, BackupFolders news)
    {
        Assert.Equal(ExitCode.Failed, answer.ExitCode);
        Assert.DoesNotContain("Saved", answer.Output, StringComparison.Ordinal);
        Assert.StartsWith(
            $"No backup was made in {Path.Combine(disk.Folder, "backup.zip")}: ",
            Assert.Single(answer.Errors.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(disk.Folder));
        Assert.Null(LastBackup.Of(news.Data));
    }
}

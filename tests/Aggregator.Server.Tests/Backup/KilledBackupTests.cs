using System.Diagnostics;
using Aggregator.Server.Backup;
using Aggregator.Server.Tests.Cli;
using Aggregator.Storage;
using Xunit;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Server.Tests.Backup;

/// <summary>The program as a process, killed at random moments of a backup or a restore. The result must be complete, or must not
/// exist.</summary>
/// <remarks>AGGREGATOR_KILLS sets another number.</remarks>
public sealed class KilledBackupTests
{
    private static readonly int KillCount = Kills.Or(6);

    [Theory]
    [MemberData(nameof(BackupTests.Engines), MemberType = typeof(BackupTests))]
    public async Task Nothing_half_is_left_in_its_place(StoreEngine engine)
    {
        using var news = new BackupFolders(engine);
        await news.FillAsync();
        await news.Kept.PublishAsync("rabat", [.. Enumerable.Range(100, 400).Select(number => Entry($"{number}"))]);
        news.Kept.Close();
        string[] backup = ["backup", news.File, "--data", news.Data, "--feeds", news.At("feeds.json"), "--overwrite"];
        string[] restore = ["restore", news.File, "--data", news.Restored];
        var (whole, random) = (await TimeAsync(backup), new Random(5080));
        var again = await TimeAsync(restore);
        for (var kill = 0; kill < KillCount; kill++)
        {
            File.Delete(news.File);
            await KillAsync(whole * random.NextDouble(), backup);
            if (File.Exists(news.File))
            {
                BackupReader.Open(news.File).Dispose();
            }
        }

        Assert.Equal(0, await RunAsync(backup));
        for (var kill = 0; kill < KillCount; kill++)
        {
            Empty(news.Restored);
            await KillAsync(again * random.NextDouble(), restore);
            if (Directory.Exists(news.Restored) && Directory.EnumerateFileSystemEntries(news.Restored).Any())
            {
                await CheckAsync(news.Restored);
            }
        }

        Empty(news.Restored);
        Assert.Equal(0, await RunAsync(restore));
        await CheckAsync(news.Restored);
        Assert.Equal(["backup.zip", "feeds.json", "restored"], news.Room);
    }

    private static async Task CheckAsync(string folder)
    {
        using var store = Store.Open(folder, new StoreSettings());
        Assert.Equal(403, (await store.Transfer.CountAsync(Cancellation))["article"]);
    }

    private static void Empty(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<TimeSpan> TimeAsync(string[] words)
    {
        var clock = Stopwatch.StartNew();
        Assert.Equal(0, await RunAsync(words));
        return clock.Elapsed;
    }

    private static async Task<int> RunAsync(string[] words)
    {
        using var process = OutsideProgram.Start(words);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(Cancellation), process.StandardError.ReadToEndAsync(Cancellation));
        await process.WaitForExitAsync(Cancellation);
        TestContext.Current.TestOutputHelper?.WriteLine(await output + await errors);
        return process.ExitCode;
    }

    private static async Task KillAsync(TimeSpan after, string[] words)
    {
        using var process = OutsideProgram.Start(words);
        await Task.WhenAny(process.WaitForExitAsync(Cancellation), Task.Delay(after, Cancellation));
        process.Kill();
        await process.WaitForExitAsync(Cancellation);
    }
}

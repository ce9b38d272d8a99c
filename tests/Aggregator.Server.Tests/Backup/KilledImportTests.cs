using System.Diagnostics;
using Aggregator.Server.Cli;
using Aggregator.Server.Tests.Cli;
using Aggregator.Storage;
using Xunit;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Server.Tests.Backup;

/// <summary>The command <c>import-store</c>, killed with SIGKILL at random moments. The source must stay as it was, and the new
/// folder must be complete, or must not exist.</summary>
/// <remarks>AGGREGATOR_KILLS sets another number.</remarks>
public sealed class KilledImportTests
{
    private static readonly int KillCount = Kills.Or(10);

    [Theory]
    [MemberData(nameof(BackupTests.Engines), MemberType = typeof(BackupTests))]
    public async Task The_source_is_untouched_and_nothing_half_gets_the_name_of_the_target(StoreEngine engine)
    {
        using var news = new BackupFolders(engine);
        await news.FillAsync();
        await news.Kept.PublishAsync("rabat", [.. Enumerable.Range(100, 400).Select(number => Entry($"{number}"))]);
        var before = await DigestAsync(news.Store);
        news.Kept.Close();
        var (target, random) = (news.At("moved"), new Random(5082));
        string[] words = ["import-store", news.Data, target];
        var clock = Stopwatch.StartNew();
        var first = await OutsideProgram.RunAsync(words);
        Assert.Equal((ExitCode.Done, ""), (first.ExitCode, first.Errors));
        var whole = clock.Elapsed;
        for (var kill = 0; kill < KillCount; kill++)
        {
            if (Directory.Exists(target))
            {
                Assert.Equal(before, await DigestInAsync(target));
                Directory.Delete(target, recursive: true);
            }

            using var process = OutsideProgram.Start(words);
            await Task.WhenAny(process.WaitForExitAsync(Cancellation), Task.Delay(whole * random.NextDouble(), Cancellation));
            process.Kill();
            await process.WaitForExitAsync(Cancellation);
        }

        Assert.Equal(before, await DigestInAsync(news.Data));
        await GoesOnAsync(words, target);
        Assert.Equal(before, await DigestInAsync(target));
        Assert.Equal(["feeds.json", "moved"], news.Room);
    }

    /// <summary>A folder that a killed run has completed is refused, and what a killed run left in its draft is made anew.</summary>
    private static async Task GoesOnAsync(string[] words, string target)
    {
        if (Directory.Exists(target))
        {
            Directory.Delete(target, recursive: true);
        }

        var again = await OutsideProgram.RunAsync(words);
        Assert.Equal((ExitCode.Done, ""), (again.ExitCode, again.Errors));
        var refused = await OutsideProgram.RunAsync(words);
        Assert.Equal((ExitCode.Failed, ""), (refused.ExitCode, refused.Output));
        Assert.Contains($"{target} is not empty", Assert.Single(refused.Errors.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyDictionary<string, string>> DigestInAsync(string folder)
    {
        using var store = Store.Open(folder, new StoreSettings());
        return await DigestAsync(store);
    }

    private static async Task<IReadOnlyDictionary<string, string>> DigestAsync(Store store)
    {
        var digest = new ArchiveDigest();
        await foreach (var row in store.Transfer.ReadAsync(Cancellation))
        {
            digest.Add(row);
        }

        return digest.Kinds;
    }
}

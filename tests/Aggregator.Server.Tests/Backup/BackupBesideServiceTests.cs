using System.Collections.Concurrent;
using System.Globalization;
using Aggregator.Server.Backup;
using Aggregator.Server.Cli;
using Aggregator.Server.Newsroom;
using Aggregator.Server.Tests.Cli;
using Aggregator.Storage;
using Xunit;

namespace Aggregator.Server.Tests.Backup;

/// <summary>The command <c>backup</c> beside a running service in another process: papers are polled, and an editor
/// decides.</summary>
public sealed class BackupBesideServiceTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aggregator-beside-backup-");
    private readonly ConcurrentQueue<string> _decided = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(BackupTests.Engines), MemberType = typeof(BackupTests))]
    public async Task It_has_every_decision_that_was_acknowledged_before_and_proves_itself(StoreEngine engine)
    {
        await using var newsroom = await NewsroomServer.StartAsync(
            InventedNewsroom.Load(InventedNewsroom.DefaultFolder), TimeProvider.System.GetUtcNow(), NewsroomPorts.Any, Cancellation);
        // Every paper is due again and again.
        var papers = newsroom.FeedsJson.Replace("\"kind\":", "\"minInterval\": \"00:00:01\", \"maxInterval\": \"00:00:02\", \"kind\":", StringComparison.Ordinal);
        await File.WriteAllTextAsync(At("feeds.json"), papers, Cancellation);
        await using var service = await OutsideService.StartAsync(["serve", "--feeds", At("feeds.json"), "--data", At("data"), "--store", engine.ToString()]);
        await Patience.EventuallyAsync(() => DecideAsync(), "an editor can decide");
        using var enough = new CancellationTokenSource();
        var deciding = Task.Run(
            async () =>
            {
                while (!enough.IsCancellationRequested)
                {
                    await DecideAsync();
                }
            },
            Cancellation);
        try
        {
            foreach (var round in Enumerable.Range(0, 3))
            {
                await BackUpAndRestoreAsync(engine, round);
            }
        }
        finally
        {
            await enough.CancelAsync();
            await deciding;
        }

        Assert.True(await DecideAsync());
    }

    private async Task BackUpAndRestoreAsync(StoreEngine engine, int round)
    {
        List<string> before = [.. _decided];
        var (file, restored) = (At($"backup-{round}.zip"), At($"restored-{round}"));
        var backup = await Called.RunAsync(["backup", file, "--data", At("data"), "--feeds", At("feeds.json")], cancellationToken: Cancellation);
        Assert.Equal((ExitCode.Done, ""), (backup.ExitCode, backup.Errors));
        Assert.Equal(engine is StoreEngine.LiteDb, backup.Output.Contains("whoever reads or writes waits while its file is copied", StringComparison.Ordinal));
        var restore = await Called.RunAsync(["restore", file, "--data", restored], cancellationToken: Cancellation);
        Assert.Equal((ExitCode.Done, ""), (restore.ExitCode, restore.Errors));

        using var reader = BackupReader.Open(file);
        using var store = Store.Open(restored, new StoreSettings());
        var proof = await ArchiveProof.OfAsync(store, restored, Cancellation);
        Assert.Equal(reader.Manifest.Feeds, proof.Feeds);
        Assert.Equal(reader.Manifest.Counts?["article"], proof.Counts["article"]);
        Assert.NotEmpty(await store.Reading.LatestArticlesAsync(new ArticleQuery(), Cancellation));
        var history = (await store.Decisions.HistoryAsync(null, Cancellation)).Select(decision => decision.Reason).ToList();
        Assert.NotEmpty(before);
        Assert.Empty(before.Except(history));
        Assert.Equal(history.Count, history.Distinct().Count());
    }

    private async Task<bool> DecideAsync()
    {
        var reason = string.Create(CultureInfo.InvariantCulture, $"القرار {_decided.Count + 1}");
        var isDone = (await Called.RunAsync(["story", "pin", "1", "--reason", reason, "--data", At("data")], cancellationToken: Cancellation)).ExitCode == ExitCode.Done;
        if (isDone)
        {
            _decided.Enqueue(reason);
        }

        return isDone;
    }

    private string At(string name) => Path.Combine(_folder.FullName, name);
}

using System.Diagnostics;
using System.Globalization;
using Aggregator.Server.Cli;
using Aggregator.Server.Tests.Backup;
using Aggregator.Storage;
using Aggregator.Stories.Decisions;
using Xunit;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Server.Tests.Cli.Service;

/// <summary>The commands <c>story hide</c> and <c>story merge</c> without a service, killed with SIGKILL at random moments. A
/// decision is kept with its whole effect, or it never was.</summary>
/// <remarks>AGGREGATOR_KILLS sets another number.</remarks>
public sealed class KilledDecisionTests
{
    private static readonly int KillCount = Kills.Or(10);

    private readonly Random _random = new(5083);
    private readonly List<string> _acknowledged = [];

    [Theory]
    [MemberData(nameof(BackupTests.Engines), MemberType = typeof(BackupTests))]
    public async Task No_acknowledged_decision_is_lost_and_none_is_half(StoreEngine engine)
    {
        using var news = new BackupFolders(engine);
        // Each kill gets three articles that no other decision is about.
        await news.Kept.PublishAsync("rabat", [.. Enumerable.Range(1, 3 * (KillCount + 1)).Select(number => Entry($"{number}"))]);
        news.Kept.Close();
        var clock = Stopwatch.StartNew();
        await DecideAsync(news.Data, KillCount, Timeout.InfiniteTimeSpan);
        Assert.Single(_acknowledged);
        var whole = clock.Elapsed;
        for (var kill = 0; kill < KillCount; kill++)
        {
            // The last part of a run is the decision; before that the program starts.
            await DecideAsync(news.Data, kill, whole * (0.5 + (0.6 * _random.NextDouble())));
        }

        using var store = Store.Open(news.Data, new StoreSettings());
        var history = await store.Decisions.HistoryAsync(null, Cancellation);
        Assert.Equal(history.Count, history.Select(decision => decision.Reason).Distinct().Count());
        Assert.Empty(_acknowledged.Except(history.Select(decision => decision.Reason)));
        var hidden = history.OfType<EditorDecision.Hide>().Select(hide => hide.Article).ToHashSet();
        var united = history.OfType<EditorDecision.Unite>().ToDictionary(unite => unite.StoryId, unite => unite.Into);
        for (var article = 1L; article <= 3 * (KillCount + 1); article++)
        {
            var story = await store.Decisions.StoryAsync(article, 0, Cancellation);
            Assert.Equal(united.GetValueOrDefault(article, article), story?.Id);
            Assert.Equal(hidden.Contains(article), story?.Articles.Single(member => member.Id == article).IsHidden);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{engine}: {KillCount} kills, {history.Count} decisions kept, {_acknowledged.Count} acknowledged.");
    }

    private async Task DecideAsync(string data, int number, TimeSpan killAfter)
    {
        var reason = string.Create(CultureInfo.InvariantCulture, $"القرار {number}");
        string Article(int place) => ((3 * number) + place).ToString(CultureInfo.InvariantCulture);
        string[] what = _random.Next(2) == 0 ? ["hide", Article(1), "--article"] : ["merge", Article(3), Article(2)];
        using var process = OutsideProgram.Start(["story", .. what, "--reason", reason, "--data", data]);
        var ended = process.WaitForExitAsync(Cancellation);
        if (await Task.WhenAny(ended, Task.Delay(killAfter, Cancellation)) != ended)
        {
            process.Kill();
            await ended;
        }

        if (process.ExitCode == ExitCode.Done)
        {
            _acknowledged.Add(reason);
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using Aggregator.Server.Newsroom;
using Aggregator.Storage;
using Aggregator.Stories.Decisions;
using Xunit;

namespace Aggregator.Server.Tests.Cli.Service;

/// <summary>The service, killed with SIGKILL at random moments while readers ask, papers are polled and an editor decides.</summary>
/// <remarks>AGGREGATOR_KILLS sets the number of kills; 200 is the long test. The runner prints the figures with <c>-showLiveOutput</c>.</remarks>
public sealed class KilledServiceTests : IDisposable
{
    private const int Articles = 30;

    private static readonly int KillCount = Kills.Or(4);
    private static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(20);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aggregator-kill-");
    private readonly Random _random = new(5081);
    private readonly List<string> _acknowledged = [];
    private int _decision;
    private int _answers;
    private TimeSpan _start = TimeSpan.FromSeconds(1);

    private string Feeds => Path.Combine(_folder.FullName, "feeds.json");

    private string Data => Path.Combine(_folder.FullName, "killed");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(StoreEngine.Sqlite)]
    [InlineData(StoreEngine.LiteDb)]
    public async Task A_killed_service_loses_no_article_and_no_decision_that_it_acknowledged(StoreEngine engine)
    {
        await using var newsroom = await NewsroomServer.StartAsync(
            InventedNewsroom.Load(InventedNewsroom.DefaultFolder), TimeProvider.System.GetUtcNow(), NewsroomPorts.Any, Cancellation);
        // Every paper is due again and again, so that a kill meets the stations too.
        await File.WriteAllTextAsync(Feeds, newsroom.FeedsJson.Replace("\"kind\":", "\"minInterval\": \"00:00:01\", \"maxInterval\": \"00:00:02\", \"kind\":", StringComparison.Ordinal), Cancellation);
        var calm = Path.Combine(_folder.FullName, "calm");
        await FetchedNewsroom.FetchInAsync(Feeds, calm, engine);

        for (var kill = 0; kill < KillCount; kill++)
        {
            await LiveAndDieAsync(engine);
        }

        await FetchedNewsroom.FetchInAsync(Feeds, Data, engine);
        Assert.Equal(await KilledFetchTests.ArticlesAsync(calm, Cancellation), await KilledFetchTests.ArticlesAsync(Data, Cancellation));
        TestContext.Current.TestOutputHelper?.WriteLine($"{engine}: {KillCount} kills, {_answers} answers to readers, {_decision} decisions asked for, {_acknowledged.Count} acknowledged.");
        await CheckDecisionsAsync();
        Assert.True(_answers > 0 && _acknowledged.Count > 0, "The service did nothing before it was killed.");
    }

    /// <summary>What was acknowledged is in the history, once, and every decision of the history has its effect.</summary>
    private async Task CheckDecisionsAsync()
    {
        using var store = Store.Open(Data, new StoreSettings());
        var history = await store.Decisions.HistoryAsync(null, Cancellation);
        Assert.Equal(history.Count, history.Select(decision => decision.Reason).Distinct().Count());
        Assert.Empty(_acknowledged.Except(history.Select(decision => decision.Reason)));
        Assert.Equal(history.Select(decision => decision.Id).Order(), history.Select(decision => decision.Id));
        var pinned = history.OfType<EditorDecision.Pin>().Select(pin => pin.StoryId).ToHashSet();
        for (var article = 1; article <= Articles; article++)
        {
            if (await store.Decisions.StoryAsync(article, 0, Cancellation) is { } story)
            {
                Assert.Equal(pinned.Contains(story.Id), story.IsPinned);
            }
        }
    }

    private async Task LiveAndDieAsync(StoreEngine engine)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Take()}");
        var heartbeat = new Dictionary<string, string> { ["Aggregator__Service__Heartbeat"] = "00:00:01" };
        using var process = OutsideProgram.Start(heartbeat, "serve", "--feeds", Feeds, "--data", Data, "--store", engine.ToString(), "--urls", address.ToString());
        using var dying = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var errors = process.StandardError.ReadToEndAsync(Cancellation);
        var clock = Stopwatch.StartNew();
        if (_acknowledged.Count > 0 && _random.Next(4) == 0)
        {
            // Some kills come during the start.
            await Task.Delay(_start * _random.NextDouble(), Cancellation);
        }
        else if (await process.StandardOutput.ReadLineAsync(Cancellation) is not null)
        {
            _start = clock.Elapsed;
        }
        else
        {
            await process.WaitForExitAsync(Cancellation);
            Assert.Fail($"The service did not start, and ended with {process.ExitCode}: {await errors}");
        }

        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() => ReadAsync(address, dying.Token), Cancellation)).ToList();
        var editor = Task.Run(() => DecideAsync(dying.Token), Cancellation);
        await LiveAsync(_random.Next(40));
        process.Kill();
        await process.WaitForExitAsync(Cancellation);
        await dying.CancelAsync();
        await Task.WhenAll([.. readers, editor]);
    }

    /// <summary>Until readers and the editor got some answers, and some milliseconds more. The first life goes on until a decision is made.</summary>
    private async Task LiveAsync(int answers)
    {
        var (clock, before) = (Stopwatch.StartNew(), _answers + _acknowledged.Count);
        var isFirst = _acknowledged.Count == 0;
        while ((_answers + _acknowledged.Count - before < answers && clock.Elapsed < LongestLife)
            || (isFirst && _acknowledged.Count == 0 && clock.Elapsed < Patience.Longest))
        {
            await Task.Delay(10, Cancellation);
        }

        await Task.Delay(_random.Next(100), Cancellation);
    }

    private async Task ReadAsync(Uri address, CancellationToken dying)
    {
        string[] paths = ["", "feed.rss", "search?q=%D8%A7%D9%84%D9%85%D9%8A%D9%86%D8%A7%D8%A1", "a/3", "s/5", "sources"];
        using var client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = address };
        for (var i = 0; !dying.IsCancellationRequested; i++)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(paths[i % paths.Length], UriKind.Relative), dying);
                Assert.NotEqual(System.Net.HttpStatusCode.InternalServerError, answer.StatusCode);
                Interlocked.Increment(ref _answers);
            }
            catch (Exception gone) when (gone is HttpRequestException or OperationCanceledException or IOException)
            {
                // It was killed, or does not listen yet.
                await Task.Delay(50, CancellationToken.None);
            }
        }
    }

    /// <summary>Decides until the service is dead. The command that the kill meets fails, and does not count.</summary>
    private async Task DecideAsync(CancellationToken dying)
    {
        while (!dying.IsCancellationRequested)
        {
            var reason = string.Create(CultureInfo.InvariantCulture, $"القرار {++_decision}");
            var one = Text(_random.Next(1, Articles));
            string[] what = _random.Next(2) == 0 ? ["pin", one] : ["never", one, Text(_random.Next(1, Articles))];
            if ((await Called.RunAsync(["story", .. what, "--reason", reason, "--data", Data], LongestLife, CancellationToken.None)).ExitCode == 0)
            {
                _acknowledged.Add(reason);
            }

            // The store is not there before the first start has made it.
            await Task.Delay(50, CancellationToken.None);
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

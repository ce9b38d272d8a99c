using Aggregator.Fetching;
using Aggregator.Pipeline;
using Aggregator.Server.Jobs;
using Aggregator.Server.Tests.Health;
using Aggregator.Tests.Storage;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Aggregator.Server.Tests.Jobs;

/// <summary>A clock that jumps, or is wrong from the start.</summary>
public sealed class ClockWatchTests : IDisposable
{
    private readonly TemporaryStore _store = new();
    private readonly JumpingClock _clock = new();
    private readonly LogLines _log = new();
    private readonly Fetcher _fetcher;
    private readonly ClockWatch _watch;

    public ClockWatchTests()
    {
        var fetching = new FetchingOptions { UseProxy = false, MinGapPerHost = TimeSpan.Zero };
        _fetcher = new Fetcher(fetching, _clock, new HonestServers());
        _watch = new ClockWatch(
            _store.Store.Upkeep,
            _fetcher,
            () => [TemporaryStore.Paper("rabat")],
            fetching,
            new PipelineOptions(),
            _clock,
            LoggerFactory.Create(logging => logging.AddProvider(_log)).CreateLogger<ClockWatch>());
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_clock_that_was_a_year_ahead_for_a_while_leaves_nothing_behind()
    {
        await _watch.LookAsync(Token);
        _clock.Ahead = TimeSpan.FromDays(365);
        await _watch.LookAsync(Token);
        await _store.PublishAsync("rabat", TemporaryStore.Entry("1"));
        await _store.RefreshAsync("rabat", _clock.GetUtcNow(), TemporaryStore.Entry("2"));
        _clock.Ahead = TimeSpan.Zero;
        await _watch.LookAsync(Token);

        Assert.Equal("rabat", (await _store.ClaimSourceAsync(_clock.GetUtcNow())).SourceId);
        var entry = Assert.Single(await _store.ClaimEntriesAsync(_clock.GetUtcNow()));
        Assert.InRange(entry.FirstSeen, _clock.GetUtcNow().AddMinutes(-5), _clock.GetUtcNow());
        Assert.Contains(_log.All, line => line.StartsWith("The clock of this machine was set forward by 365.", StringComparison.Ordinal) || line.StartsWith("The clock of this machine was set forward by 364.", StringComparison.Ordinal));
        Assert.Contains(_log.All, line => line.StartsWith("The clock of this machine was set back by 36", StringComparison.Ordinal));
        Assert.Contains(_log.All, line => line.EndsWith("had times of a wrong future; they are mended", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_host_that_was_asked_in_a_wrong_future_is_asked_again_when_the_clock_is_back()
    {
        _clock.Ahead = TimeSpan.FromDays(365);
        await _watch.LookAsync(Token);
        await AskAsync(1);
        _clock.Ahead = TimeSpan.Zero;
        await _watch.LookAsync(Token);
        Assert.IsType<FetchOutcome.Fetched>((await AskAsync(1))[0]);
    }

    [Theory]
    [InlineData(24, "ahead of the clocks of most servers by about 24 hours")]
    [InlineData(-72, "behind the clocks of most servers by about 3 days")]
    public async Task A_clock_that_differs_from_those_of_the_servers_is_said(int hours, string said)
    {
        _clock.Ahead = TimeSpan.FromHours(hours);
        await AskAsync(4);
        await _watch.LookAsync(Token);
        await AskAsync(9);
        Assert.Contains(said, (await Assert.ThrowsAsync<WrongClockException>(() => _watch.LookAsync(Token))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_few_servers_with_wrong_clocks_say_nothing_about_ours()
    {
        await AskAsync(9);
        Assert.IsType<FetchOutcome.Fetched>(await _fetcher.FetchAsync(new FetchRequest { Url = new Uri("https://wrong.example/") }, Token));
        Assert.Null(await Record.ExceptionAsync(() => _watch.LookAsync(Token)));
    }

    public void Dispose()
    {
        _fetcher.Dispose();
        _store.Dispose();
        _log.Dispose();
    }

    private async Task<IReadOnlyList<FetchOutcome>> AskAsync(int servers) =>
        await Task.WhenAll(Enumerable.Range(0, servers).Select(server => _fetcher.FetchAsync(new FetchRequest { Url = new Uri($"https://paper{server}.example/") }, Token)));

    /// <summary>Servers whose clocks are right, and one that is a year late.</summary>
    private sealed class HonestServers : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = new HttpResponseMessage { Content = new StringContent("خبر") };
            answer.Headers.Date = TimeProvider.System.GetUtcNow().AddDays(request.RequestUri?.Host == "wrong.example" ? -365 : 0);
            return Task.FromResult(answer);
        }
    }
}

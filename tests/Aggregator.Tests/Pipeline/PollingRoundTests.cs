using Aggregator.Feeds;
using Aggregator.Fetching;
using Aggregator.Pipeline;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using static Aggregator.Tests.Pipeline.PipelineUnderTest;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Tests.Pipeline;

public sealed class PollingRoundTests : IDisposable
{
    private const string OtherFeedUrl = "https://fez.example/feed";

    // The text differs from the first paper's text; otherwise it would be a duplicate.
    private static readonly string Library = string.Concat(Enumerable.Range(1, 8).Select(i =>
        $"<p>فتحت القاعة رقم {i} من الخزانة أبوابها أمام التلاميذ، وفيها رفوف للمخطوطات القديمة وركن هادئ للمطالعة المسائية.</p>"));

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly PipelineUnderTest _pipeline = new();

    public PollingRoundTests()
    {
        _pipeline.Followed.Add(Paper("fez") with { FeedUrls = [new Uri(OtherFeedUrl)] });
        _pipeline.Web.Serve(FeedUrl, Rss(Item("1", "تقدم أشغال السوق", Prose("بناء السوق"))));
        _pipeline.Web.Serve(OtherFeedUrl, Rss(Item("2", "افتتاح خزانة الحي", Library)));
    }

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task Stories_appear_while_a_slow_source_is_still_waited_for()
    {
        var placed = new TaskCompletionSource();
        var progress = new RoundProgress(new Watch(_ => { }), new Watch(_ => { }), new Watch(_ => placed.TrySetResult()));

        // The second source answers only after a story of the first was placed. If the stations ran one after the other, this
        // would never end.
        await RoundAsync(
            async (request, token) =>
            {
                if (request.Url.AbsoluteUri == OtherFeedUrl)
                {
                    await placed.Task.WaitAsync(Patience, token);
                }

                return await _pipeline.Web.FetchAsync(request, token);
            },
            progress);

        Assert.Equal(2, (await _pipeline.Store.LatestAsync()).Count);
        Assert.Equal(0, await _pipeline.Store.Entries.PendingAsync(Cancellation));
    }

    [Fact]
    public async Task A_fault_that_one_source_brings_out_harms_no_other_and_is_written_down()
    {
        await RoundAsync(
            (request, token) => request.Url.AbsoluteUri == OtherFeedUrl
                ? throw new InvalidOperationException("broken parser")
                : _pipeline.Web.FetchAsync(request, token),
            null);

        Assert.Single(await _pipeline.Store.LatestAsync());
        var health = await _pipeline.Store.Sources.HealthAsync(Cancellation);
        var broken = Assert.Single(health, source => source.SourceId == "fez");
        Assert.Equal(1, broken.State.ConsecutiveFailures);
        Assert.Contains("broken parser", $"{broken.Fetches[0].Detail}", StringComparison.Ordinal);
        Assert.True(broken.State.NextFetch > _pipeline.Time.GetUtcNow());
    }

    [Fact]
    public async Task A_page_that_brings_out_a_fault_is_tried_again_and_then_its_excerpt_stands_for_it()
    {
        _pipeline.Web.Serve(OtherFeedUrl, Rss(Item("2", "افتتاح خزانة الحي", summary: "افتتحت خزانة الحي أبوابها للقراء.")));
        for (var i = 0; i < 6; i++)
        {
            await RoundAsync(
                (request, token) => request.Kind is FetchKind.Page
                    ? throw new InvalidOperationException("broken extractor")
                    : _pipeline.Web.FetchAsync(request, token),
                null);
            _pipeline.Time.Advance(TimeSpan.FromHours(3));
        }

        Assert.Equal(2, (await _pipeline.Store.LatestAsync()).Count);
        Assert.Equal(0, await _pipeline.Store.Entries.PendingAsync(Cancellation));
    }

    private async Task RoundAsync(Fetch fetchAsync, RoundProgress? progress)
    {
        var (store, time, options) = (_pipeline.Store, _pipeline.Time, _pipeline.Options);
        using var grouping = _pipeline.Grouping;
        var round = new PollingRound(
            new FeedRefresh(store.Sources, () => _pipeline.Followed, fetchAsync, time, options, new FeedsOptions(), NullLogger<FeedRefresh>.Instance),
            new PageScrape(store.Entries, () => _pipeline.Followed, fetchAsync, time, options, NullLogger<PageScrape>.Instance),
            grouping,
            TimeProvider.System);
        await round.RunAsync([], progress, Cancellation);
    }

    private sealed class Watch(Action<StationReport> tell) : IProgress<StationReport>
    {
        public void Report(StationReport value) => tell(value);
    }
}

using Aggregator.Feeds;
using Aggregator.Fetching;
using Aggregator.Pipeline;
using Aggregator.Sources;
using Aggregator.Storage;
using Aggregator.Tests.Storage.Contract.Breakers.Ports;
using Aggregator.Text.Sentences;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using static Aggregator.Tests.Pipeline.PipelineUnderTest;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Tests.Pipeline;

public sealed class FeedRefreshTests : IDisposable
{
    private readonly PipelineUnderTest _pipeline = new();

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task A_feed_is_read_once_and_then_asked_with_its_validators()
    {
        _pipeline.Web.Serve(FeedUrl, Rss(Item("1", "افتتاح سوق الحي"), Item("2", "إغلاق شارع النخيل")));
        Assert.Equal(2, (await _pipeline.Refresh.RunAsync(Cancellation)).Made);
        Assert.Equal(0, (await _pipeline.Refresh.RunAsync(Cancellation)).Taken);

        _pipeline.Time.Advance(TimeSpan.FromHours(2));
        await _pipeline.Refresh.RunAsync(Cancellation);
        Assert.NotNull(_pipeline.Web.Requests.Last().Validators.ETag);
        Assert.Equal(FetchResult.NotModified, (await _pipeline.HealthAsync()).Fetches[0].Result);
    }

    [Fact]
    public async Task What_a_full_disk_kept_from_being_saved_is_asked_again_as_soon_as_there_is_room()
    {
        var (isFull, store) = (true, _pipeline.Store.Sources);
        _pipeline.Web.Serve(FeedUrl, Rss(Item("1", "افتتاح سوق الحي")));
        using var refresh = RefreshOn(new BrokenSources(store)
        {
            Complete = (completion, token) => isFull ? throw new StoreException(StoreFault.Full, "disk full") : store.CompleteAsync(completion, token),
        });
        await Assert.ThrowsAsync<StoreException>(() => refresh.RunAsync(Cancellation));
        await Assert.ThrowsAsync<StoreException>(() => refresh.RunAsync(Cancellation));

        // While nothing can be saved, nothing is fetched.
        Assert.Single(_pipeline.Web.Requests);
        isFull = false;
        Assert.Equal(1, (await refresh.RunAsync(Cancellation)).Made);
    }

    [Fact]
    public async Task Once_a_day_a_feed_is_asked_without_validators()
    {
        _pipeline.Web.Serve(FeedUrl, Rss(Item("1", "افتتاح سوق الحي")));
        await _pipeline.Refresh.RunAsync(Cancellation);
        _pipeline.Time.Advance(TimeSpan.FromHours(25));
        await _pipeline.Refresh.RunAsync(Cancellation);
        Assert.Equal(Validators.None, _pipeline.Web.Requests.Last().Validators);
        Assert.Equal(FetchResult.SameBytes, (await _pipeline.HealthAsync()).Fetches[0].Result);
    }

    [Fact]
    public async Task Invariant_2_Bytes_that_do_not_parse_leave_the_old_validators_and_hash()
    {
        _pipeline.Web.Serve(FeedUrl, Rss(Item("1", "افتتاح سوق الحي")));
        await _pipeline.Refresh.RunAsync(Cancellation);
        var before = (await _pipeline.HealthAsync()).State;

        _pipeline.Web.Serve(FeedUrl, "<!DOCTYPE html><html><body>صيانة مؤقتة</body></html>", "text/html");
        _pipeline.Time.Advance(TimeSpan.FromHours(2));
        Assert.Equal(1, (await _pipeline.Refresh.RunAsync(Cancellation)).Failed);

        var after = (await _pipeline.HealthAsync()).State;
        Assert.Equal(before.Validators, after.Validators);
        Assert.Equal(before.ContentHash?.ToArray(), after.ContentHash?.ToArray());
        Assert.Equal(1, after.ConsecutiveFailures);
    }

    [Fact]
    public async Task The_candidate_that_works_is_remembered_and_asked_first()
    {
        _pipeline.Followed[0] = Paper("rabat") with { FeedUrls = [new Uri("https://rabat.example/old"), new Uri(FeedUrl)] };
        _pipeline.Web.Serve(FeedUrl, Rss(Item("1", "افتتاح سوق الحي")));
        await _pipeline.Refresh.RunAsync(Cancellation);
        Assert.Equal(2, _pipeline.Web.Requests.Count);

        _pipeline.Time.Advance(TimeSpan.FromHours(2));
        await _pipeline.Refresh.RunAsync(Cancellation);
        Assert.Equal(3, _pipeline.Web.Requests.Count);
        Assert.Equal(FeedUrl, _pipeline.Web.Requests.Last().Url.AbsoluteUri);
    }

    [Fact]
    public async Task A_failing_source_is_asked_less_and_less_but_never_given_up()
    {
        _pipeline.Web.Fail(FeedUrl, FetchFailure.TimedOut);
        var waits = new List<TimeSpan>();
        for (var i = 0; i < 12; i++)
        {
            await _pipeline.Refresh.RunAsync(Cancellation);
            var next = (await _pipeline.HealthAsync()).State.NextFetch;
            waits.Add(next - _pipeline.Time.GetUtcNow());
            _pipeline.Time.Advance(waits[^1]);
        }

        Assert.True(waits[0] < TimeSpan.FromMinutes(15));
        Assert.True(waits[3] > waits[0] * 4);
        Assert.InRange(waits[^1], TimeSpan.FromHours(20), TimeSpan.FromHours(27));
        Assert.Equal(12, (await _pipeline.HealthAsync()).State.ConsecutiveFailures);
    }

    [Fact]
    public async Task Our_own_missing_network_counts_against_no_source()
    {
        _pipeline.Web.Fail(FeedUrl, FetchFailure.Offline);
        await _pipeline.Refresh.RunAsync(Cancellation);
        Assert.Equal(0, (await _pipeline.HealthAsync()).State.ConsecutiveFailures);
    }

    [Fact]
    public async Task A_feed_that_is_gone_is_paused_with_the_reason()
    {
        _pipeline.Web.Fail(FeedUrl, FetchFailure.Gone);
        await _pipeline.Refresh.RunAsync(Cancellation);
        var state = (await _pipeline.HealthAsync()).State;
        Assert.True(state.Paused);
        Assert.Contains("410", $"{state.PausedReason}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_address_that_is_gone_pauses_no_paper_that_has_another()
    {
        _pipeline.Followed[0] = Paper("rabat") with { FeedUrls = [new Uri("https://rabat.example/old"), new Uri(FeedUrl)] };
        _pipeline.Web.Fail("https://rabat.example/old", FetchFailure.Gone);
        _pipeline.Web.Fail(FeedUrl, FetchFailure.TimedOut);
        await _pipeline.Refresh.RunAsync(Cancellation);
        var health = await _pipeline.HealthAsync();
        Assert.False(health.State.Paused);
        Assert.Equal(FeedUrl, health.Fetches[0].Url?.AbsoluteUri);

        _pipeline.Web.Fail(FeedUrl, FetchFailure.Gone);
        _pipeline.Time.Advance(TimeSpan.FromHours(2));
        await _pipeline.Refresh.RunAsync(Cancellation);
        Assert.True((await _pipeline.HealthAsync()).State.Paused);
    }

    [Fact]
    public async Task A_server_that_asks_to_wait_is_left_alone_until_then()
    {
        var until = Noon.AddHours(3);
        _pipeline.Web.Answer(FeedUrl, _ => new FetchOutcome.Deferred(until));
        await _pipeline.Refresh.RunAsync(Cancellation);
        Assert.Equal(until, (await _pipeline.HealthAsync()).State.NextFetch);
        Assert.Equal(0, (await _pipeline.HealthAsync()).State.ConsecutiveFailures);
    }

    [Fact]
    public async Task A_permanent_redirect_is_believed_after_three_days()
    {
        var target = new Uri("https://new.rabat.example/feed");
        _pipeline.Web.Serve(target.AbsoluteUri, Rss(Item("1", "افتتاح سوق الحي")));
        _pipeline.Web.Answer(FeedUrl, request =>
        {
            var answer = _pipeline.Web.FetchAsync(request with { Url = target }, Cancellation).GetAwaiter().GetResult();
            return answer is FetchOutcome.Fetched fetched ? fetched with { MovedTo = target } : answer;
        });
        await _pipeline.Refresh.RunAsync(Cancellation);
        Assert.Equal(FeedUrl, (await _pipeline.HealthAsync()).State.Url?.AbsoluteUri);

        _pipeline.Time.Advance(TimeSpan.FromDays(4));
        await _pipeline.Refresh.RunAsync(Cancellation);
        Assert.Equal(target, (await _pipeline.HealthAsync()).State.Url);

        _pipeline.Time.Advance(TimeSpan.FromDays(2));
        await _pipeline.Refresh.RunAsync(Cancellation);
        Assert.Equal(target, _pipeline.Web.Requests.Last().Url);
        Assert.Equal(target, (await _pipeline.HealthAsync()).State.Url);
    }

    [Fact]
    public async Task A_run_ends_when_the_list_of_papers_is_another_and_the_next_begins_with_it()
    {
        IReadOnlyList<Source> followed = [Paper("rabat"), Paper("sale")];
        IReadOnlyList<Source> longer = [Paper("fes"), .. followed];
        using var refresh = new FeedRefresh(
            _pipeline.Store.Sources, () => followed, _pipeline.Web.FetchAsync, _pipeline.Time, new PipelineOptions { FeedsAtOnce = 1 }, new FeedsOptions(), NullLogger<FeedRefresh>.Instance);
        foreach (var paper in followed)
        {
            _pipeline.Web.Answer(paper.FeedUrls[0].AbsoluteUri, request =>
            {
                followed = longer;
                return new FetchOutcome.Failed(FetchFailure.TimedOut, new(SentenceKind.TooSlow, request.Url.Host));
            });
        }

        Assert.Equal(1, (await refresh.RunAsync(Cancellation)).Taken);
        var asked = Assert.Single(_pipeline.Web.Requests).Url;
        await refresh.RunAsync(Cancellation);
        Assert.Contains(_pipeline.Web.Requests, request => request.Url.Host == "fes.example");
        Assert.Contains(_pipeline.Web.Requests, request => request.Url != asked && request.Url.Host != "fes.example");
    }

    [Fact]
    public async Task A_section_page_is_read_by_its_listing_rules()
    {
        _pipeline.Followed[0] = Paper("rabat") with { Kind = SourceKind.Listing, Listing = new ListingRules { Item = "li.news" } };
        _pipeline.Web.Serve(FeedUrl, """<html><body><ul><li class="news"><a href="/1">افتتاح سوق الحي الجديد</a></li></ul></body></html>""", "text/html");
        Assert.Equal(1, (await _pipeline.Refresh.RunAsync(Cancellation)).Made);
        Assert.True(_pipeline.Web.Requests.Single().ObeyRobots);
    }

    [Fact]
    public async Task A_host_name_that_cannot_exist_loses_no_news()
    {
        _pipeline.Followed.Add(Paper("fes"));
        _pipeline.Web.Serve(FeedUrl, Rss(Item("1", "افتتاح سوق الحي").Replace("https://rabat", "http://rabat\uFFFDx", StringComparison.Ordinal), Item("2", "إغلاق شارع النخيل")));
        _pipeline.Web.Serve("https://fes.example/feed", Rss(Item("3", "انطلاق ترميم الميناء")));

        var report = await _pipeline.Refresh.RunAsync(Cancellation);

        Assert.Equal((2, 3, 0), (report.Taken, report.Made, report.Failed));
    }

    [Fact]
    public async Task A_fault_of_ours_while_a_feed_is_saved_is_written_against_its_source_and_the_others_go_on()
    {
        _pipeline.Followed.Add(Paper("fes"));
        _pipeline.Web.Serve(FeedUrl, Rss(Item("1", "افتتاح سوق الحي")));
        _pipeline.Web.Serve("https://fes.example/feed", Rss(Item("3", "انطلاق ترميم الميناء")));
        using var refresh = RefreshOn(new FaultySources(_pipeline.Store.Sources, "rabat", new InvalidOperationException("a bug")));

        var report = await refresh.RunAsync(Cancellation);

        Assert.Equal((2, 1, 1), (report.Taken, report.Made, report.Failed));
        var health = (await _pipeline.Store.Sources.HealthAsync(Cancellation)).Single(source => source.SourceId == "rabat");
        Assert.Contains("a bug", $"{health.Fetches[0].Detail}", StringComparison.Ordinal);
        Assert.True(health.State.NextFetch > _pipeline.Time.GetUtcNow());
    }

    [Theory]
    [InlineData(null, FeedReaderName.Own, FeedReaderName.Own, 2)]
    [InlineData(null, FeedReaderName.CodeHollow, FeedReaderName.CodeHollow, 1)]
    [InlineData(FeedReaderName.CodeHollow, FeedReaderName.Own, FeedReaderName.CodeHollow, 1)]
    [InlineData(FeedReaderName.Own, FeedReaderName.CodeHollow, FeedReaderName.Own, 2)]
    public async Task A_source_is_read_by_its_own_reader_else_by_that_of_all_and_the_log_says_by_whom(
        FeedReaderName? ofSource, FeedReaderName ofAll, FeedReaderName expected, int enclosures)
    {
        _pipeline.Feeds = new FeedsOptions { Reader = ofAll };
        _pipeline.Followed[0] = _pipeline.Followed[0] with { Reader = ofSource };
        // CodeHollow.FeedReader reads one enclosure of an item.
        _pipeline.Web.Serve(FeedUrl, Rss("<item><title>افتتاح سوق الحي</title><link>https://rabat.example/1</link><enclosure url='https://rabat.example/1.mp3'/><enclosure url='https://rabat.example/2.mp3'/></item>"));

        await _pipeline.Refresh.RunAsync(Cancellation);

        Assert.Equal(enclosures, Assert.Single(await _pipeline.Store.ClaimEntriesAsync(_pipeline.Time.GetUtcNow())).Entry.Enclosures.Count);
        Assert.Equal(expected, (await _pipeline.HealthAsync()).Fetches[0].Reader);
    }

    [Fact]
    public async Task The_log_names_no_reader_for_an_unchanged_feed()
    {
        _pipeline.Web.Serve(FeedUrl, Rss(Item("1", "افتتاح سوق الحي")));
        await _pipeline.Refresh.RunAsync(Cancellation);
        _pipeline.Time.Advance(TimeSpan.FromHours(2));
        await _pipeline.Refresh.RunAsync(Cancellation);
        Assert.Equal([null, FeedReaderName.Own], (await _pipeline.HealthAsync()).Fetches.Select(fetch => fetch.Reader));
    }

    [Fact]
    public async Task A_broken_store_is_no_fault_of_a_source()
    {
        _pipeline.Web.Serve(FeedUrl, Rss(Item("1", "افتتاح سوق الحي")));
        using var refresh = RefreshOn(new FaultySources(_pipeline.Store.Sources, "rabat", new StoreException(StoreFault.Full, "disk full")));
        await Assert.ThrowsAsync<StoreException>(() => refresh.RunAsync(Cancellation));
    }

    private FeedRefresh RefreshOn(ISourceStore store) =>
        new(store, () => _pipeline.Followed, _pipeline.Web.FetchAsync, _pipeline.Time, _pipeline.Options, _pipeline.Feeds, NullLogger<FeedRefresh>.Instance);
}

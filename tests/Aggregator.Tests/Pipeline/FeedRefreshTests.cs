using Aggregator.Feeds;
using Aggregator.Fetching;
using Aggregator.Pipeline;
using Aggregator.Sources;
using Aggregator.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using static Aggregator.Tests.Pipeline.Newsroom;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Tests.Pipeline;

public sealed class FeedRefreshTests : IDisposable
{
    private readonly Newsroom _newsroom = new();

    public void Dispose() => _newsroom.Dispose();

    [Fact]
    public async Task A_feed_is_read_once_and_then_asked_with_its_validators()
    {
        _newsroom.Web.Serve(FeedUrl, Rss(Item("1", "افتتاح سوق الحي"), Item("2", "إغلاق شارع النخيل")));
        Assert.Equal(2, (await _newsroom.Refresh.RunAsync(Cancellation)).Made);
        Assert.Equal(0, (await _newsroom.Refresh.RunAsync(Cancellation)).Taken);

        _newsroom.Time.Advance(TimeSpan.FromHours(2));
        await _newsroom.Refresh.RunAsync(Cancellation);
        Assert.NotNull(_newsroom.Web.Requests.Last().Validators.ETag);
        Assert.Equal(FetchResult.NotModified, (await _newsroom.HealthAsync()).Fetches[0].Result);
    }

    [Fact]
    public async Task Once_a_day_a_feed_is_asked_without_validators()
    {
        _newsroom.Web.Serve(FeedUrl, Rss(Item("1", "افتتاح سوق الحي")));
        await _newsroom.Refresh.RunAsync(Cancellation);
        _newsroom.Time.Advance(TimeSpan.FromHours(25));
        await _newsroom.Refresh.RunAsync(Cancellation);
        Assert.Equal(Validators.None, _newsroom.Web.Requests.Last().Validators);
        Assert.Equal(FetchResult.SameBytes, (await _newsroom.HealthAsync()).Fetches[0].Result);
    }

    [Fact]
    public async Task Invariant_2_Bytes_that_do_not_parse_leave_the_old_validators_and_hash()
    {
        _newsroom.Web.Serve(FeedUrl, Rss(Item("1", "افتتاح سوق الحي")));
        await _newsroom.Refresh.RunAsync(Cancellation);
        var before = (await _newsroom.HealthAsync()).State;

        _newsroom.Web.Serve(FeedUrl, "<!DOCTYPE html><html><body>صيانة مؤقتة</body></html>", "text/html");
        _newsroom.Time.Advance(TimeSpan.FromHours(2));
        Assert.Equal(1, (await _newsroom.Refresh.RunAsync(Cancellation)).Failed);

        var after = (await _newsroom.HealthAsync()).State;
        Assert.Equal(before.Validators, after.Validators);
        Assert.Equal(before.ContentHash?.ToArray(), after.ContentHash?.ToArray());
        Assert.Equal(1, after.ConsecutiveFailures);
    }

    [Fact]
    public async Task The_candidate_that_works_is_remembered_and_asked_first()
    {
        _newsroom.Followed[0] = Paper("rabat") with { FeedUrls = [new Uri("https://rabat.example/old"), new Uri(FeedUrl)] };
        _newsroom.Web.Serve(FeedUrl, Rss(Item("1", "افتتاح سوق الحي")));
        await _newsroom.Refresh.RunAsync(Cancellation);
        Assert.Equal(2, _newsroom.Web.Requests.Count);

        _newsroom.Time.Advance(TimeSpan.FromHours(2));
        await _newsroom.Refresh.RunAsync(Cancellation);
        Assert.Equal(3, _newsroom.Web.Requests.Count);
        Assert.Equal(FeedUrl, _newsroom.Web.Requests.Last().Url.AbsoluteUri);
    }

    [Fact]
    public async Task A_failing_source_is_asked_less_and_less_but_never_given_up()
    {
        _newsroom.Web.Fail(FeedUrl, FetchFailure.TimedOut);
        var waits = new List<TimeSpan>();
        for (var i = 0; i < 12; i++)
        {
            await _newsroom.Refresh.RunAsync(Cancellation);
            var next = (await _newsroom.HealthAsync()).State.NextFetch;
            waits.Add(next - _newsroom.Time.GetUtcNow());
            _newsroom.Time.Advance(waits[^1]);
        }

        Assert.True(waits[0] < TimeSpan.FromMinutes(15));
        Assert.True(waits[3] > waits[0] * 4);
        Assert.InRange(waits[^1], TimeSpan.FromHours(20), TimeSpan.FromHours(27));
        Assert.Equal(12, (await _newsroom.HealthAsync()).State.ConsecutiveFailures);
    }

    [Fact]
    public async Task Our_own_missing_network_counts_against_no_source()
    {
        _newsroom.Web.Fail(FeedUrl, FetchFailure.Offline);
        await _newsroom.Refresh.RunAsync(Cancellation);
        Assert.Equal(0, (await _newsroom.HealthAsync()).State.ConsecutiveFailures);
    }

    [Fact]
    public async Task A_feed_that_is_gone_is_paused_with_the_reason()
    {
        _newsroom.Web.Fail(FeedUrl, FetchFailure.Gone);
        await _newsroom.Refresh.RunAsync(Cancellation);
        var state = (await _newsroom.HealthAsync()).State;
        Assert.True(state.Paused);
        Assert.Contains("410", state.PausedReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_address_that_is_gone_pauses_no_paper_that_has_another()
    {
        _newsroom.Followed[0] = Paper("rabat") with { FeedUrls = [new Uri("https://rabat.example/old"), new Uri(FeedUrl)] };
        _newsroom.Web.Fail("https://rabat.example/old", FetchFailure.Gone);
        _newsroom.Web.Fail(FeedUrl, FetchFailure.TimedOut);
        await _newsroom.Refresh.RunAsync(Cancellation);
        var health = await _newsroom.HealthAsync();
        Assert.False(health.State.Paused);
        Assert.Equal(FeedUrl, health.Fetches[0].Url?.AbsoluteUri);

        _newsroom.Web.Fail(FeedUrl, FetchFailure.Gone);
        _newsroom.Time.Advance(TimeSpan.FromHours(2));
        await _newsroom.Refresh.RunAsync(Cancellation);
        Assert.True((await _newsroom.HealthAsync()).State.Paused);
    }

    [Fact]
    public async Task A_server_that_asks_to_wait_is_left_alone_until_then()
    {
        var until = Noon.AddHours(3);
        _newsroom.Web.Answer(FeedUrl, _ => new FetchOutcome.Deferred(until));
        await _newsroom.Refresh.RunAsync(Cancellation);
        Assert.Equal(until, (await _newsroom.HealthAsync()).State.NextFetch);
        Assert.Equal(0, (await _newsroom.HealthAsync()).State.ConsecutiveFailures);
    }

    [Fact]
    public async Task A_permanent_redirect_is_believed_after_three_days()
    {
        var target = new Uri("https://new.rabat.example/feed");
        _newsroom.Web.Serve(target.AbsoluteUri, Rss(Item("1", "افتتاح سوق الحي")));
        _newsroom.Web.Answer(FeedUrl, request =>
        {
            var answer = _newsroom.Web.FetchAsync(request with { Url = target }, Cancellation).GetAwaiter().GetResult();
            return answer is FetchOutcome.Fetched fetched ? fetched with { MovedTo = target } : answer;
        });
        await _newsroom.Refresh.RunAsync(Cancellation);
        Assert.Equal(FeedUrl, (await _newsroom.HealthAsync()).State.Url?.AbsoluteUri);

        _newsroom.Time.Advance(TimeSpan.FromDays(4));
        await _newsroom.Refresh.RunAsync(Cancellation);
        Assert.Equal(target, (await _newsroom.HealthAsync()).State.Url);

        _newsroom.Time.Advance(TimeSpan.FromDays(2));
        await _newsroom.Refresh.RunAsync(Cancellation);
        Assert.Equal(target, _newsroom.Web.Requests.Last().Url);
        Assert.Equal(target, (await _newsroom.HealthAsync()).State.Url);
    }

    [Fact]
    public async Task A_run_ends_when_the_list_of_papers_is_another_and_the_next_begins_with_it()
    {
        IReadOnlyList<Source> followed = [Paper("rabat"), Paper("sale")];
        IReadOnlyList<Source> longer = [Paper("fes"), .. followed];
        using var refresh = new FeedRefresh(
            _newsroom.Store.Sources, () => followed, _newsroom.Web.FetchAsync, _newsroom.Time, new PipelineOptions { FeedsAtOnce = 1 }, new FeedsOptions(), NullLogger<FeedRefresh>.Instance);
        foreach (var paper in followed)
        {
            _newsroom.Web.Answer(paper.FeedUrls[0].AbsoluteUri, request =>
            {
                followed = longer;
                return new FetchOutcome.Failed(FetchFailure.TimedOut, $"{request.Url} gave no answer");
            });
        }

        Assert.Equal(1, (await refresh.RunAsync(Cancellation)).Taken);
        var asked = Assert.Single(_newsroom.Web.Requests).Url;
        await refresh.RunAsync(Cancellation);
        Assert.Contains(_newsroom.Web.Requests, request => request.Url.Host == "fes.example");
        Assert.Contains(_newsroom.Web.Requests, request => request.Url != asked && request.Url.Host != "fes.example");
    }

    [Fact]
    public async Task A_section_page_is_read_by_its_listing_rules()
    {
        _newsroom.Followed[0] = Paper("rabat") with { Kind = SourceKind.Listing, Listing = new ListingRules { Item = "li.news" } };
        _newsroom.Web.Serve(FeedUrl, """<html><body><ul><li class="news"><a href="/1">افتتاح سوق الحي الجديد</a></li></ul></body></html>""", "text/html");
        Assert.Equal(1, (await _newsroom.Refresh.RunAsync(Cancellation)).Made);
        Assert.True(_newsroom.Web.Requests.Single().ObeyRobots);
    }

    [Fact]
    public async Task A_host_that_no_name_server_could_know_costs_no_news()
    {
        _newsroom.Followed.Add(Paper("fes"));
        _newsroom.Web.Serve(FeedUrl, Rss(Item("1", "افتتاح سوق الحي").Replace("https://rabat", "http://rabat\uFFFDx", StringComparison.Ordinal), Item("2", "إغلاق شارع النخيل")));
        _newsroom.Web.Serve("https://fes.example/feed", Rss(Item("3", "انطلاق ترميم الميناء")));

        var report = await _newsroom.Refresh.RunAsync(Cancellation);

        Assert.Equal((2, 3, 0), (report.Taken, report.Made, report.Failed));
    }

    [Fact]
    public async Task A_fault_of_ours_while_a_feed_is_saved_is_written_against_its_source_and_the_others_go_on()
    {
        _newsroom.Followed.Add(Paper("fes"));
        _newsroom.Web.Serve(FeedUrl, Rss(Item("1", "افتتاح سوق الحي")));
        _newsroom.Web.Serve("https://fes.example/feed", Rss(Item("3", "انطلاق ترميم الميناء")));
        using var refresh = RefreshOn(new FaultySources(_newsroom.Store.Sources, "rabat", new InvalidOperationException("a bug")));

        var report = await refresh.RunAsync(Cancellation);

        Assert.Equal((2, 1, 1), (report.Taken, report.Made, report.Failed));
        var health = (await _newsroom.Store.Sources.HealthAsync(Cancellation)).Single(source => source.SourceId == "rabat");
        Assert.Contains("a bug", health.Fetches[0].Detail, StringComparison.Ordinal);
        Assert.True(health.State.NextFetch > _newsroom.Time.GetUtcNow());
    }

    [Theory]
    [InlineData(null, FeedReaderName.Own, FeedReaderName.Own, 2)]
    [InlineData(null, FeedReaderName.CodeHollow, FeedReaderName.CodeHollow, 1)]
    [InlineData(FeedReaderName.CodeHollow, FeedReaderName.Own, FeedReaderName.CodeHollow, 1)]
    [InlineData(FeedReaderName.Own, FeedReaderName.CodeHollow, FeedReaderName.Own, 2)]
    public async Task A_source_is_read_by_its_own_reader_else_by_that_of_all_and_the_log_says_by_whom(
        FeedReaderName? ofSource, FeedReaderName ofAll, FeedReaderName expected, int enclosures)
    {
        _newsroom.Feeds = new FeedsOptions { Reader = ofAll };
        _newsroom.Followed[0] = _newsroom.Followed[0] with { Reader = ofSource };
        // CodeHollow.FeedReader knows one enclosure of an item.
        _newsroom.Web.Serve(FeedUrl, Rss("<item><title>افتتاح سوق الحي</title><link>https://rabat.example/1</link><enclosure url='https://rabat.example/1.mp3'/><enclosure url='https://rabat.example/2.mp3'/></item>"));

        await _newsroom.Refresh.RunAsync(Cancellation);

        Assert.Equal(enclosures, Assert.Single(await _newsroom.Store.ClaimEntriesAsync(_newsroom.Time.GetUtcNow())).Entry.Enclosures.Count);
        Assert.Equal(expected, (await _newsroom.HealthAsync()).Fetches[0].Reader);
    }

    [Fact]
    public async Task A_feed_that_did_not_change_was_read_by_nobody()
    {
        _newsroom.Web.Serve(FeedUrl, Rss(Item("1", "افتتاح سوق الحي")));
        await _newsroom.Refresh.RunAsync(Cancellation);
        _newsroom.Time.Advance(TimeSpan.FromHours(2));
        await _newsroom.Refresh.RunAsync(Cancellation);
        Assert.Equal([null, FeedReaderName.Own], (await _newsroom.HealthAsync()).Fetches.Select(fetch => fetch.Reader));
    }

    [Fact]
    public async Task A_broken_store_is_no_fault_of_a_source()
    {
        _newsroom.Web.Serve(FeedUrl, Rss(Item("1", "افتتاح سوق الحي")));
        using var refresh = RefreshOn(new FaultySources(_newsroom.Store.Sources, "rabat", new StoreException(StoreFault.Full, "disk full")));
        await Assert.ThrowsAsync<StoreException>(() => refresh.RunAsync(Cancellation));
    }

    private FeedRefresh RefreshOn(ISourceStore store) =>
        new(store, () => _newsroom.Followed, _newsroom.Web.FetchAsync, _newsroom.Time, _newsroom.Options, _newsroom.Feeds, NullLogger<FeedRefresh>.Instance);
}

using Aggregator.Extraction;
using Aggregator.Fetching;
using Aggregator.Pipeline;
using Aggregator.Storage;
using Aggregator.Stories;
using Aggregator.Tests.Storage.Contract.Breakers.Ports;
using Aggregator.Text.Sentences;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using static Aggregator.Tests.Pipeline.PipelineUnderTest;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Tests.Pipeline;

public sealed class PageScrapeTests : IDisposable
{
    private const string PageUrl = "https://rabat.example/1";

    private readonly PipelineUnderTest _pipeline = new();

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task A_feed_that_carries_the_article_needs_no_page()
    {
        _pipeline.Web.Serve(FeedUrl, Rss(Item("1", "تقدم أشغال السوق", Prose("بناء السوق"))));
        var article = await ArticleAfterRoundAsync();
        Assert.Equal(ExtractionMethod.FeedContent, article.Article.Method);
        Assert.Single(_pipeline.Web.Requests);
    }

    [Fact]
    public async Task An_article_that_a_full_disk_refused_is_made_as_soon_as_there_is_room_and_no_attempt_is_lost()
    {
        var (isFull, store) = (true, _pipeline.Store.Entries);
        _pipeline.Web.Serve(FeedUrl, Rss(Item("1", "تقدم أشغال السوق", summary: "تتقدم أشغال السوق…")));
        _pipeline.Web.Serve(PageUrl, Page("تقدم أشغال السوق"), "text/html");
        await _pipeline.Refresh.RunAsync(Cancellation);
        using var scrape = new PageScrape(
            new BrokenEntries(store)
            {
                Complete = (results, now, token) => isFull ? throw new StoreException(StoreFault.Full, "disk full") : store.CompleteAsync(results, now, token),
            },
            () => _pipeline.Followed, _pipeline.Web.FetchAsync, _pipeline.Time, _pipeline.Options, NullLogger<PageScrape>.Instance);
        for (var beat = 0; beat < 10; beat++)
        {
            await Assert.ThrowsAsync<StoreException>(() => scrape.RunAsync(Cancellation));
        }

        isFull = false;
        Assert.Equal(1, (await scrape.RunAsync(Cancellation)).Made);
    }

    [Fact]
    public async Task A_cut_text_does_not_delay_a_whole_text()
    {
        // The text is long enough for the quick check. Only a full reading shows that it is cut.
        var cut = Prose("بناء السوق") + "<p>وتتواصل الأشغال…</p><br>";
        _pipeline.Web.Serve(FeedUrl, Rss(Item("2", "انطلاق ترميم الميناء", Prose("ترميم الميناء")), Item("1", "تقدم أشغال السوق", cut)));
        Task<int>? waiting = null;
        _pipeline.Web.Answer(PageUrl, request =>
        {
            waiting = _pipeline.Store.Entries.PendingAsync(Cancellation);
            return new FetchOutcome.Failed(FetchFailure.DisallowedByRobots, new(SentenceKind.RobotsForbid, request.Url.Host, request.Url.AbsolutePath));
        });
        await _pipeline.RoundAsync();

        Assert.NotNull(waiting);
        Assert.Equal(1, await waiting);
        Assert.Equal(0, await _pipeline.Store.Entries.PendingAsync(Cancellation));
    }

    [Fact]
    public async Task A_feed_with_excerpts_leads_to_the_page_which_robots_may_refuse()
    {
        _pipeline.Web.Serve(FeedUrl, Rss(Item("1", "تقدم أشغال السوق", summary: "تتقدم أشغال السوق…")));
        _pipeline.Web.Serve(PageUrl, Page("تقدم أشغال السوق"), "text/html");
        var article = await ArticleAfterRoundAsync();
        Assert.Contains("وفق البرنامج", article.Article.BodyText, StringComparison.Ordinal);
        Assert.NotEqual(ExtractionMethod.FeedExcerpt, article.Article.Method);
        Assert.True(_pipeline.Web.Requests.Last().ObeyRobots);
    }

    [Fact]
    public async Task A_page_out_of_reach_is_tried_again_and_then_the_excerpt_stands_for_it()
    {
        _pipeline.Web.Serve(FeedUrl, Rss(Item("1", "تقدم أشغال السوق", summary: "تتقدم أشغال السوق بسرعة.")));
        _pipeline.Web.Fail(PageUrl, FetchFailure.TimedOut);
        await _pipeline.RoundAsync();
        for (var i = 0; i < 3; i++)
        {
            Assert.Empty(await _pipeline.Store.LatestAsync());
            _pipeline.Time.Advance(TimeSpan.FromHours(1));
            await _pipeline.Scrape.RunAsync(Cancellation);
            using var grouping = _pipeline.Grouping;
            await grouping.RunAsync(Cancellation);
        }

        var article = Assert.Single(await _pipeline.Store.LatestAsync());
        Assert.Equal(ExtractionMethod.FeedExcerpt, article.Article.Method);
        Assert.Equal(4, _pipeline.Web.Requests.Count(request => request.Url.AbsoluteUri == PageUrl));
    }

    [Fact]
    public async Task A_page_that_robots_forbid_gives_the_excerpt_at_once()
    {
        _pipeline.Web.Serve(FeedUrl, Rss(Item("1", "تقدم أشغال السوق", summary: "تتقدم أشغال السوق بسرعة.")));
        _pipeline.Web.Fail(PageUrl, FetchFailure.DisallowedByRobots);
        Assert.Equal(ExtractionMethod.FeedExcerpt, (await ArticleAfterRoundAsync()).Article.Method);
    }

    [Theory]
    [InlineData(FetchFailure.Gone, 1)]
    [InlineData(FetchFailure.NotFound, 2)]
    public async Task A_page_that_is_not_there_gives_no_article(FetchFailure failure, int looks)
    {
        _pipeline.Web.Serve(FeedUrl, Rss(Item("1", "تقدم أشغال السوق", summary: "تتقدم أشغال السوق بسرعة.")));
        _pipeline.Web.Fail(PageUrl, failure);
        await _pipeline.RoundAsync();
        _pipeline.Time.Advance(TimeSpan.FromDays(1));
        await _pipeline.RoundAsync();

        Assert.Equal(looks, _pipeline.Web.Requests.Count(request => request.Url.AbsoluteUri == PageUrl));
        Assert.Empty(await _pipeline.Store.LatestAsync());
        Assert.Equal(0, await _pipeline.Store.Entries.PendingAsync(Cancellation));
    }

    [Fact]
    public async Task Waiting_and_being_offline_cost_no_attempt()
    {
        _pipeline.Web.Serve(FeedUrl, Rss(Item("1", "تقدم أشغال السوق", summary: "تتقدم أشغال السوق بسرعة.")));
        _pipeline.Web.Fail(PageUrl, FetchFailure.Offline);
        await _pipeline.RoundAsync();
        for (var i = 0; i < 8; i++)
        {
            _pipeline.Time.Advance(TimeSpan.FromMinutes(2));
            Assert.Equal(1, (await _pipeline.Scrape.RunAsync(Cancellation)).Postponed);
        }

        _pipeline.Web.Serve(PageUrl, Page("تقدم أشغال السوق"), "text/html");
        _pipeline.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, (await _pipeline.Scrape.RunAsync(Cancellation)).Made);
    }

    [Fact]
    public async Task An_entry_of_a_source_no_longer_followed_waits()
    {
        _pipeline.Web.Serve(FeedUrl, Rss(Item("1", "تقدم أشغال السوق", summary: "تتقدم أشغال السوق بسرعة.")));
        _pipeline.Web.Serve(PageUrl, Page("تقدم أشغال السوق"), "text/html");
        await _pipeline.Refresh.RunAsync(Cancellation);
        var paper = _pipeline.Followed[0];
        _pipeline.Followed.Clear();
        Assert.Equal(1, (await _pipeline.Scrape.RunAsync(Cancellation)).Postponed);

        _pipeline.Followed.Add(paper);
        _pipeline.Time.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, (await _pipeline.Scrape.RunAsync(Cancellation)).Made);
    }

    [Fact]
    public async Task An_entry_of_a_source_that_left_long_ago_is_let_go()
    {
        _pipeline.Web.Serve(FeedUrl, Rss(Item("1", "تقدم أشغال السوق", summary: "تتقدم أشغال السوق بسرعة.")));
        await _pipeline.Refresh.RunAsync(Cancellation);
        _pipeline.Followed.Clear();
        _pipeline.Time.Advance(TimeSpan.FromDays(29));
        Assert.Equal(1, (await _pipeline.Scrape.RunAsync(Cancellation)).Postponed);
        _pipeline.Time.Advance(TimeSpan.FromDays(2));
        await _pipeline.Scrape.RunAsync(Cancellation);
        Assert.Equal(0, await _pipeline.Store.Entries.PendingAsync(Cancellation));
    }

    [Fact]
    public async Task A_page_with_a_host_name_that_cannot_exist_loses_no_news()
    {
        _pipeline.Web.Serve(FeedUrl, Rss(Item("1", "تقدم أشغال السوق", summary: "تتقدم…"), Item("2", "انطلاق ترميم الميناء", summary: "ينطلق…")));
        _pipeline.Web.Serve(PageUrl, Page("تقدم أشغال السوق", "http://a\uFFFD.example/x"), "text/html");
        _pipeline.Web.Serve("https://rabat.example/2", Page("انطلاق ترميم الميناء", subject: "ترميم الميناء"), "text/html");
        await _pipeline.Refresh.RunAsync(Cancellation);
        Assert.Equal(2, (await _pipeline.Scrape.RunAsync(Cancellation)).Made);
    }

    [Fact]
    public async Task A_broken_store_is_no_fault_of_a_page()
    {
        _pipeline.Web.Serve(PageUrl, Page("أشغال السوق معطوبة"), "text/html");
        _pipeline.Web.Serve(FeedUrl, Rss(Item("1", "أشغال السوق معطوبة")));
        await _pipeline.Refresh.RunAsync(Cancellation);
        using var scrape = new PageScrape(
            new FaultyEntries(_pipeline.Store.Entries, "معطوبة", new StoreException(StoreFault.Full, "disk full")),
            () => _pipeline.Followed, _pipeline.Web.FetchAsync, _pipeline.Time, _pipeline.Options, NullLogger<PageScrape>.Instance);

        await Assert.ThrowsAsync<StoreException>(() => scrape.RunAsync(Cancellation));
        Assert.Equal(1, await _pipeline.Store.Entries.PendingAsync(Cancellation));
    }

    [Fact]
    public async Task A_fault_of_ours_while_an_article_is_saved_is_written_against_its_entry_and_the_others_go_on()
    {
        // Changed texts that the feed carries are saved together; changed texts of pages are saved one by one.
        string[] Items(string word) =>
        [
            Item("1", "أشغال السوق معطوبة", summary: "تتقدم الأشغال " + word),
            Item("2", "ترميم الميناء ينطلق", summary: "ينطلق الترميم " + word),
            Item("3", "مدرسة الحي معطوبة", Prose("مدرسة الحي " + word)),
            Item("4", "ملعب البلدة يفتتح", Prose("ملعب البلدة " + word)),
        ];
        _pipeline.Web.Serve(PageUrl, Page("أشغال السوق معطوبة"), "text/html");
        _pipeline.Web.Serve("https://rabat.example/2", Page("ترميم الميناء ينطلق", subject: "ترميم الميناء"), "text/html");
        _pipeline.Web.Serve(FeedUrl, Rss(Items("الأول")));
        await _pipeline.Refresh.RunAsync(Cancellation);
        _pipeline.Web.Serve(FeedUrl, Rss(Items("الثاني")));
        await _pipeline.Store.Sources.HastenAsync([], _pipeline.Time.GetUtcNow(), Cancellation);
        await _pipeline.Refresh.RunAsync(Cancellation);
        using var scrape = new PageScrape(
            new FaultyEntries(_pipeline.Store.Entries, "معطوبة", new InvalidOperationException("a bug")),
            () => _pipeline.Followed, _pipeline.Web.FetchAsync, _pipeline.Time, _pipeline.Options, NullLogger<PageScrape>.Instance);

        var report = await scrape.RunAsync(Cancellation);

        Assert.Equal((4, 2, 2), (report.Taken, report.Made, report.Postponed));
    }

    [Fact]
    public async Task A_text_with_a_link_that_is_not_http_is_not_published()
    {
        var script = Item("1", "تقدم أشغال السوق", Prose("بناء السوق")).Replace(PageUrl, "javascript:alert(1)", StringComparison.Ordinal);
        _pipeline.Web.Serve(FeedUrl, Rss(script));
        await _pipeline.RoundAsync();
        Assert.Empty(await _pipeline.Store.LatestAsync());
        Assert.Equal(0, await _pipeline.Store.Entries.PendingAsync(Cancellation));
    }

    [Fact]
    public async Task A_site_that_asks_to_wait_for_ever_gives_the_excerpt_after_a_day()
    {
        _pipeline.Web.Serve(FeedUrl, Rss(Item("1", "تقدم أشغال السوق", summary: "تتقدم أشغال السوق بسرعة.")));
        _pipeline.Web.Answer(PageUrl, _ => new FetchOutcome.Deferred(_pipeline.Time.GetUtcNow().AddHours(1)));
        await _pipeline.RoundAsync();
        for (var hour = 1; hour < 23; hour++)
        {
            _pipeline.Time.Advance(TimeSpan.FromHours(1));
            Assert.Equal(1, (await _pipeline.Scrape.RunAsync(Cancellation)).Postponed);
        }

        _pipeline.Time.Advance(TimeSpan.FromHours(1));
        var article = await ArticleAfterRoundAsync();
        Assert.Equal(ExtractionMethod.FeedExcerpt, article.Article.Method);
        Assert.Contains("بسرعة", article.Article.BodyText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_that_asks_to_wait_for_a_week_gives_the_excerpt_at_once()
    {
        _pipeline.Web.Serve(FeedUrl, Rss(Item("1", "تقدم أشغال السوق", summary: "تتقدم أشغال السوق بسرعة.")));
        _pipeline.Web.Answer(PageUrl, _ => new FetchOutcome.Deferred(_pipeline.Time.GetUtcNow().AddDays(7)));
        Assert.Equal(ExtractionMethod.FeedExcerpt, (await ArticleAfterRoundAsync()).Article.Method);
    }

    [Fact]
    public async Task An_entry_without_a_text_in_the_feed_goes_on_waiting()
    {
        _pipeline.Web.Serve(FeedUrl, Rss(Item("1", "")));
        _pipeline.Web.Answer(PageUrl, _ => new FetchOutcome.Deferred(_pipeline.Time.GetUtcNow().AddHours(30)));
        await _pipeline.RoundAsync();
        Assert.Equal(1, await _pipeline.Store.Entries.PendingAsync(Cancellation));
    }

    [Fact]
    public async Task A_correction_waits_as_long_as_the_site_asks_because_its_article_is_shown_already()
    {
        _pipeline.Web.Serve(FeedUrl, Rss(Item("1", "تقدم أشغال السوق", summary: "تتقدم أشغال السوق…")));
        _pipeline.Web.Serve(PageUrl, Page("تقدم أشغال السوق"), "text/html");
        await _pipeline.RoundAsync();

        _pipeline.Time.Advance(TimeSpan.FromDays(2));
        _pipeline.Web.Serve(FeedUrl, Rss(Item("1", "تقدم أشغال السوق", summary: "تتقدم أشغال السوق بعد التصحيح…")));
        _pipeline.Web.Answer(PageUrl, _ => new FetchOutcome.Deferred(_pipeline.Time.GetUtcNow().AddHours(1)));
        await _pipeline.RoundAsync();
        Assert.Equal(1, await _pipeline.Store.Entries.PendingAsync(Cancellation));
    }

    private static string Page(string title, string canonical = "", string subject = "بناء السوق") =>
        $"""<!DOCTYPE html><html lang="ar" dir="rtl"><head><title>{title}</title><link rel="canonical" href="{canonical}"><meta property="og:type" content="article"></head><body><article><h1>{title}</h1>{Prose(subject)}</article></body></html>""";

    private async Task<StoryArticle> ArticleAfterRoundAsync()
    {
        await _pipeline.RoundAsync();
        return Assert.Single(await _pipeline.Store.LatestAsync());
    }
}

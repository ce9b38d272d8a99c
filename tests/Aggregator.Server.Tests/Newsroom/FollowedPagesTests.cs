using System.Globalization;
using Aggregator.Extraction.Revisions;
using Aggregator.Feeds;
using Aggregator.Fetching;
using Aggregator.Pipeline;
using Aggregator.Sources;
using Aggregator.Storage;
using Aggregator.Stories;
using Aggregator.Tests.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Aggregator.Server.Tests.Newsroom;

/// <summary>From a real server through the fetcher to the store: other versions of a page, articles in several pages, changed
/// articles.</summary>
public sealed class FollowedPagesTests : IAsyncLifetime
{
    private const string Shut = "الحكومة تعرض مشروع قانون المالية";
    private const string Long = "تحقيق في أحوال الواحات";

    private readonly string _folder = Directory.CreateTempSubdirectory("aggregator-").FullName;
    private readonly List<string> _asked = [];
    private readonly WebApplication _outlet;
    private readonly Store _store;
    private string _headline = Shut;

    public FollowedPagesTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _outlet = builder.Build();
        _outlet.Run(AnswerAsync);
        _store = TestStore.Open(_folder);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Uri Address => new(_outlet.Urls.First());

    public async ValueTask InitializeAsync() => await _outlet.StartAsync(Cancellation);

    public async ValueTask DisposeAsync()
    {
        await _outlet.DisposeAsync();
        _store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_paywalled_page_comes_from_its_twin_and_a_long_one_from_all_its_pages()
    {
        var articles = await RoundAsync();

        var shut = articles.Single(article => article.Article.Title == Shut).Article;
        Assert.Contains("الفقرة 8 من المشروع", shut.BodyText, StringComparison.Ordinal);
        Assert.Equal(new Uri(Address, "/news/1"), shut.Url);

        var whole = articles.Single(article => article.Article.Title == Long).Article;
        Assert.Equal([1, 2, 3], Enumerable.Range(1, 4).Where(number => whole.BodyText.Contains($"الفقرة 4 من التحقيق {number} ", StringComparison.Ordinal)));
        Assert.Equal(["/amp/1", "/feed", "/news/1", "/news/2", "/news/2?page=2", "/news/2?page=3", "/robots.txt"], _asked.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_new_headline_in_feed_and_page_is_kept_beside_the_old_one()
    {
        await RoundAsync();
        _headline = "البرلمان يناقش مشروع قانون المالية";
        var article = (await RoundAsync()).Single(article => article.Article.Title == _headline);

        var change = Assert.Single(HeadlineHistory.Of(await _store.Reading.RevisionsAsync(article.Id, Cancellation)));
        Assert.Equal((Shut, _headline), (change.Before, change.After));
        Assert.Equal(article.UpdatedAt, change.At);
    }

    private static string Prose(string subject, int paragraphs) => string.Concat(Enumerable.Range(1, paragraphs).Select(i =>
        $"<p>تقول الفقرة {i} من {subject} إن العمل يسير وفق البرنامج المتفق عليه مع السكان والجمعيات المحلية، وإن النتائج تعرض نهاية الشهر.</p>"));

    private static string Page(string title, string body, string head = "") =>
        $"<!DOCTYPE html><html lang=\"ar\"><head><title>{title}</title><meta property=\"og:type\" content=\"article\">{head}</head><body><article><h1>{title}</h1><div class=\"entry-content\">{body}</div></article></body></html>";

    private async Task AnswerAsync(HttpContext exchange)
    {
        lock (_asked)
        {
            _asked.Add(exchange.Request.Path + exchange.Request.QueryString);
        }

        var (path, number) = (exchange.Request.Path.Value, int.Parse(exchange.Request.Query["page"].FirstOrDefault() ?? "1", CultureInfo.InvariantCulture));
        var (type, text) = path switch
        {
            "/feed" => ("application/rss+xml", $"<rss version=\"2.0\"><channel><title>الواحة</title>{Item(1, _headline)}{Item(2, Long)}</channel></rss>"),
            "/news/1" => ("text/html", Page(_headline, "<p>عرضت الحكومة مشروعها…</p><p>هذا المحتوى مخصص للمشتركين فقط</p>", "<link rel=\"amphtml\" href=\"/amp/1\">")),
            "/amp/1" => ("text/html", Page(_headline, Prose("المشروع", 8))),
            "/news/2" => ("text/html", Page(Long, Prose($"التحقيق {number}", 4) + Pager(number))),
            _ => ("text/plain", ""),
        };
        exchange.Response.StatusCode = text.Length > 0 ? 200 : 404;
        exchange.Response.ContentType = type + "; charset=utf-8";
        await exchange.Response.WriteAsync(text, exchange.RequestAborted);
    }

    private static string Pager(int number) =>
        $"<div class=\"page-links\">{(number < 3 ? $"<a href=\"/news/2?page={number + 1}\">الصفحة التالية</a>" : "نهاية التحقيق")}</div>";

    private string Item(int number, string title) =>
        $"<item><guid>{number}</guid><link>{new Uri(Address, $"/news/{number}")}</link><title>{title}</title><description>ملخص قصير…</description></item>";

    private async Task<IReadOnlyList<StoryArticle>> RoundAsync()
    {
        var fetching = new FetchingOptions
        {
            AllowedNetworks = ["127.0.0.0/8"],
            UseProxy = false,
            MinGapPerHost = TimeSpan.Zero,
            MaxHostWait = Patience.Longest,
            FirstByteTimeout = Patience.Longest,
            TotalTimeout = Patience.Longest,
        };
        using var fetcher = new Fetcher(fetching, TimeProvider.System);
        Source[] followed = [new Source { Id = "waha", Name = "الواحة", FeedUrls = [new Uri(Address, "/feed")] }];
        var now = TimeProvider.System.GetUtcNow();
        await _store.Sources.SynchroniseAsync(followed, now, Cancellation);
        await _store.Sources.HastenAsync([], now, Cancellation);
        await new FeedRefresh(_store.Sources, () => followed, fetcher.FetchAsync, TimeProvider.System, new PipelineOptions(), new FeedsOptions(), NullLogger<FeedRefresh>.Instance).RunAsync(Cancellation);
        await new PageScrape(_store.Entries, () => followed, fetcher.FetchAsync, TimeProvider.System, new PipelineOptions(), NullLogger<PageScrape>.Instance).RunAsync(Cancellation);
        using var grouping = new StoryGrouping(_store.Stories, TimeProvider.System, new PipelineOptions(), NullLogger<StoryGrouping>.Instance);
        await grouping.RunAsync(Cancellation);
        return await _store.Reading.LatestArticlesAsync(new ArticleQuery(), Cancellation);
    }
}

using System.Globalization;
using Aggregator.Extraction;
using Aggregator.Fetching;
using Aggregator.Stories;
using Xunit;
using static Aggregator.Tests.Pipeline.PipelineUnderTest;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Tests.Pipeline;

public sealed class ArticlePagesTests : IDisposable
{
    private const string Title = "تقدم أشغال السوق المركزي في المدينة";
    private const string PageUrl = "https://rabat.example/1";

    private readonly PipelineUnderTest _pipeline = new();

    public ArticlePagesTests() => _pipeline.Web.Serve(FeedUrl, Rss(Item("1", Title, summary: "تتقدم أشغال السوق…")));

    public static TheoryData<string> Unreadable => new(
        "<p>تتقدم أشغال السوق…</p><div class=\"paywall\">هذا المحتوى مخصص للمشتركين فقط</div>",
        "<div id=\"app\"></div><noscript>يرجى تفعيل جافا سكريبت</noscript>",
        "<p>تتقدم الأشغال.</p>");

    public void Dispose() => _pipeline.Dispose();

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task A_page_that_gives_nothing_is_read_from_its_AMP_twin(string body)
    {
        Serve(PageUrl, Html(Title, body, "<link rel=\"amphtml\" href=\"/amp/1\">"));
        Serve("https://rabat.example/amp/1", Html(Title, Prose("بناء السوق"), "<link rel=\"canonical\" href=\"/1\">"));
        var article = (await ArticleAsync()).Article;
        Assert.Contains("في اليوم 8", article.BodyText, StringComparison.Ordinal);
        Assert.Equal((PageUrl, PageUrl), (article.Url.AbsoluteUri, article.CanonicalUrl.AbsoluteUri));
        Assert.All(_pipeline.Web.Requests.Skip(1), request => Assert.True(request.ObeyRobots));
    }

    [Theory]
    [InlineData("<link rel=\"alternate\" media=\"print\" href=\"/print/1\">", "")]
    [InlineData("", "<a href=\"/print.php?id=1001\">نسخة للطباعة</a>")]
    public async Task A_page_without_AMP_is_read_from_its_print_version(string head, string link)
    {
        _pipeline.Web.Serve(FeedUrl, Rss(Item("news/1001", Title, summary: "تتقدم أشغال السوق…")));
        Serve("https://rabat.example/news/1001", Html(Title, $"<p>تتقدم الأشغال.</p>{link}", head));
        Serve("https://rabat.example/print/1", Html(Title, Prose("بناء السوق")));
        Serve("https://rabat.example/print.php?id=1001", Html(Title, Prose("بناء السوق")));
        Assert.Contains("في اليوم 8", (await ArticleAsync()).Article.BodyText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_is_whole_costs_no_second_request()
    {
        Serve(PageUrl, Html(Title, Prose("بناء السوق"), "<link rel=\"amphtml\" href=\"/amp/1\">"));
        await ArticleAsync();
        Assert.Equal(2, _pipeline.Web.Requests.Count);
    }

    [Theory]
    [InlineData("https://elsewhere.example/amp/1", Title)]
    [InlineData("https://rabat.example/amp/1", "نتائج مباريات الدوري المحلي لكرة القدم")]
    public async Task A_twin_on_another_site_or_with_another_story_is_not_believed(string twin, string title)
    {
        Serve(PageUrl, Html(Title, "<p>تتقدم الأشغال.</p>", $"<link rel=\"amphtml\" href=\"{twin}\">"));
        Serve(twin, Html(title, Prose("بناء السوق")));
        Assert.Equal(ExtractionMethod.FeedExcerpt, (await ArticleAsync()).Article.Method);
    }

    [Fact]
    public async Task A_twin_out_of_reach_is_waited_for_once()
    {
        Serve(PageUrl, Html(Title, "<p>تتقدم الأشغال.</p>", "<link rel=\"amphtml\" href=\"/amp/1\">"));
        _pipeline.Web.Fail("https://rabat.example/amp/1", FetchFailure.TimedOut);
        await _pipeline.RoundAsync();
        Assert.Empty(await _pipeline.Store.LatestAsync());

        _pipeline.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(ExtractionMethod.FeedExcerpt, (await ArticleAsync()).Article.Method);
    }

    [Fact]
    public async Task The_sources_own_headers_stay_on_its_host()
    {
        _pipeline.Followed[0] = Paper("rabat") with { Headers = new Dictionary<string, string> { ["Cookie"] = "geheim" } };
        Serve(PageUrl, Html(Title, "<p>تتقدم الأشغال.</p>", "<link rel=\"amphtml\" href=\"https://amp.rabat.example/1\">"));
        Serve("https://amp.rabat.example/1", Html(Title, Prose("بناء السوق")));
        await ArticleAsync();
        Assert.Equal([true, true, false], _pipeline.Web.Requests.Select(request => request.Headers.Count > 0));
    }

    [Theory]
    [InlineData("<nav class=\"pagination\"><a href=\"?page=2\">2</a><a href=\"?page=3\">3</a></nav>", "?page={0}")]
    [InlineData("<div class=\"page-links\"><span>1</span><a href=\"/1/2/\">2</a><a href=\"/1/3/\">3</a></div>", "/{0}/")]
    [InlineData("<a href=\"/1/page/{1}\">الصفحة التالية</a>", "/page/{0}")]
    [InlineData("<a href=\"/1-2.html\">الصفحة ٢</a><a href=\"/1-3.html\">الصفحة ٣</a>", "-{0}.html")]
    [InlineData("<ul class=\"pager\"><li><a href=\"?page=1\">2</a></li><li><a href=\"?page=2\">3</a></li></ul>", "?page={2}")]
    public async Task An_article_in_several_pages_is_read_in_order(string pager, string address)
    {
        for (var number = 1; number <= 3; number++)
        {
            var url = PageUrl + (number == 1 ? "" : string.Format(CultureInfo.InvariantCulture, address, number, "", number - 1));
            Serve(url, Html(Title, Part(number) + pager.Replace("{1}", $"{number + 1}", StringComparison.Ordinal)));
        }

        var article = (await ArticleAsync()).Article;
        Assert.Equal([.. Lines(1), .. Lines(2), .. Lines(3)], article.BodyText.Split('\n'));
        Assert.Equal(9, article.Body.Value.Split("<p>").Length - 1);
        Assert.Equal(PageUrl, article.CanonicalUrl.AbsoluteUri);
    }

    [Fact]
    public async Task The_head_may_name_the_next_page_alone()
    {
        Serve(PageUrl, Html(Title, Part(1), "<link rel=\"next\" href=\"?page=2\">"));
        Serve(PageUrl + "?page=2", Html(Title, Part(2)));
        Assert.Equal(6, (await ArticleAsync()).Article.BodyText.Split('\n').Length);
    }

    [Theory]
    [InlineData("<a rel=\"next\" href=\"/2\">التالي</a>")]
    [InlineData("<a rel=\"next\" href=\"/1-2\">تقدم أشغال السوق</a>")]
    [InlineData("<div id=\"comments\"><div class=\"pagination\"><a href=\"?page=2\">2</a></div></div>")]
    [InlineData("<div class=\"pagination\"><a href=\"https://elsewhere.example/1?page=2\">2</a></div>")]
    [InlineData("<div class=\"pagination\"><a href=\"/category/2\">2</a></div>")]
    public async Task The_next_story_and_the_pages_of_comments_are_not_the_next_page(string link)
    {
        Serve(PageUrl, Html(Title, Part(1) + link));
        await ArticleAsync();
        Assert.Equal(2, _pipeline.Web.Requests.Count);
    }

    [Fact]
    public async Task A_site_that_sends_the_same_page_for_ever_is_asked_once_more()
    {
        _pipeline.Web.Serve(FeedUrl, Rss(Item("1", Title, summary: "تتقدم أشغال السوق…")));
        foreach (var url in Enumerable.Range(2, 30).Select(number => $"{PageUrl}?page={number}").Prepend(PageUrl))
        {
            var next = url == PageUrl ? 2 : int.Parse(url.Split('=')[1], CultureInfo.InvariantCulture) + 1;
            Serve(url, Html(Title, $"{Part(1)}<a href=\"?page={next}\">الصفحة التالية</a>"));
        }

        Assert.Equal(3, (await ArticleAsync()).Article.BodyText.Split('\n').Length);
        Assert.Equal(3, _pipeline.Web.Requests.Count);
    }

    [Fact]
    public async Task No_more_than_ten_pages_are_read()
    {
        for (var number = 1; number <= 40; number++)
        {
            Serve(number == 1 ? PageUrl : $"{PageUrl}?page={number}", Html(Title, $"{Part(number)}<a href=\"?page={number + 1}\">الصفحة التالية</a>"));
        }

        Assert.Equal(30, (await ArticleAsync()).Article.BodyText.Split('\n').Length);
        Assert.Equal(11, _pipeline.Web.Requests.Count);
    }

    [Fact]
    public async Task A_later_page_out_of_reach_is_waited_for_once_and_then_done_without()
    {
        Serve(PageUrl, Html(Title, Part(1) + "<a href=\"?page=2\">الصفحة التالية</a>"));
        _pipeline.Web.Fail(PageUrl + "?page=2", FetchFailure.ServerError);
        await _pipeline.RoundAsync();
        Assert.Empty(await _pipeline.Store.LatestAsync());

        _pipeline.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(3, (await ArticleAsync()).Article.BodyText.Split('\n').Length);
    }

    private static string[] Lines(int part) =>
        [.. Enumerable.Range(1, 3).Select(i => $"وفي الجزء {part} من التقرير تقول الفقرة {i} إن أشغال السوق تسير وفق البرنامج المتفق عليه مع سكان الحي والجمعيات المحلية والتجار.")];

    private static string Part(int part) => string.Concat(Lines(part).Select(line => $"<p>{line}</p>"));

    private static string Html(string title, string body, string head = "") =>
        $"""<!DOCTYPE html><html lang="ar" dir="rtl"><head><title>{title}</title><meta property="og:type" content="article">{head}</head><body><article><h1>{title}</h1><div class="entry-content">{body}</div></article></body></html>""";

    private void Serve(string url, string html) => _pipeline.Web.Serve(url, html, "text/html");

    private async Task<StoryArticle> ArticleAsync()
    {
        await _pipeline.RoundAsync();
        return Assert.Single(await _pipeline.Store.LatestAsync());
    }
}

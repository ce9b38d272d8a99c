using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace Aggregator.Server.Tests.Web.Pages;

/// <summary>What all pages have in common, and the pages that stand alone.</summary>
public sealed class PagesTests
{
    [Theory]
    [InlineData("/", "أبرز القصص")]
    [InlineData("/latest", "آخر الأخبار")]
    [InlineData("/a/2", "انقر هنا لقراءة الخبر من مصدره")]
    [InlineData("/s/2", "من نشر ومتى")]
    [InlineData("/source/alrasid", "الراصد الجديد")]
    [InlineData("/section/sports", "رياضة")]
    [InlineData("/country/ma", "أخبار المغرب")]
    [InlineData("/search", "البحث")]
    [InlineData("/search?q=الجسر", "نتائج البحث")]
    [InlineData("/sources", "بردى نيوز")]
    [InlineData("/subscribe", "خلاصة RSS")]
    [InlineData("/about", "المصدر أولا")]
    [InlineData("/bot", "robots.txt")]
    public async Task Every_page_is_Arabic_right_to_left_and_under_the_strip(string path, string expected)
    {
        await using var site = await SiteUnderTest.StartAsync();
        var page = await site.TextAsync(path);
        Assert.StartsWith("<!DOCTYPE html>", page, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"ar\" dir=\"rtl\">", page, StringComparison.Ordinal);
        Assert.Contains(expected, page, StringComparison.Ordinal);
        Assert.Equal(60, Regex.Count(page[page.IndexOf("strip-window", StringComparison.Ordinal)..page.IndexOf("<main", StringComparison.Ordinal)], "<li>"));
    }

    [Theory]
    [InlineData("/a/999999")]
    [InlineData("/a/kalam")]
    [InlineData("/source/none")]
    [InlineData("/section/none")]
    [InlineData("/nothing/here.php")]
    public async Task A_missing_page_is_explained_in_Arabic_with_links_to_go_on(string path)
    {
        await using var site = await SiteUnderTest.StartAsync();
        using var answer = await site.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("إلى الصفحة الرئيسية", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_fails_is_an_error_page_with_the_same_guards()
    {
        await using var site = await SiteUnderTest.StartAsync();
        site.Store.Failure = new InvalidOperationException("the disk is gone");
        using var answer = await site.GetAsync("/");
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("وقع خطأ عندنا", page, StringComparison.Ordinal);
        Assert.DoesNotContain("disk", page, StringComparison.Ordinal);
        site.Store.Failure = null;
        Assert.Contains("أبرز القصص", await site.TextAsync("/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/a/2")]
    [InlineData("/feed.rss")]
    [InlineData("/nothing")]
    [InlineData("/assets/site.css")]
    public async Task Every_answer_forbids_inline_scripts_and_sets_no_cookie(string path)
    {
        await using var site = await SiteUnderTest.StartAsync();
        using var answer = await site.GetAsync(path);
        var policy = string.Join(' ', answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", string.Join(' ', answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task The_front_page_with_its_style_is_under_100_kB_on_the_wire()
    {
        await using var site = await SiteUnderTest.StartAsync();
        var bytes = 0;
        foreach (var path in new[] { "/", "/assets/site.css", "/assets/site.js", "/assets/icon.svg" })
        {
            using var answer = await site.GetAsync(path, ("Accept-Encoding", "br"));
            bytes += (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
        }

        Assert.InRange(bytes, 1_000, 100_000);
    }

    [Theory]
    [InlineData("/s/2", "og:title", "أسعار زيت الزيتون تتراجع للأسبوع الثالث مع وفرة المحصول")]
    [InlineData("/s/2", "og:url", "https://site.example/s/2")]
    [InlineData("/s/2", "og:image", "http://localhost/picture/2.svg")]
    [InlineData("/a/2", "og:description", "أعلنت الجهات المعنية صباح اليوم أن المشروع اكتمل في موعده، وأن السكان سيستفيدون منه ابتداء من مطلع الشهر المقبل، وفق ما جاء في بيان وزع على وسائل الإعلام.")]
    [InlineData("/section/sports", "og:title", "رياضة")]
    [InlineData("/source/alrasid", "og:url", "https://site.example/source/alrasid")]
    public async Task A_page_that_is_shared_brings_its_own_preview(string path, string property, string expected)
    {
        await using var site = await SiteUnderTest.StartAsync();
        Assert.Contains($"<meta property=\"{property}\" content=\"{expected}\"", await site.TextAsync(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Searches_without_end_from_one_address_are_asked_to_wait()
    {
        var (site, refused) = await SiteUnderTest.AskTooOftenAsync(60, "/search?q=");
        await using var _ = site;
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal("60", refused.Headers.RetryAfter?.ToString());
        using var page = await site.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/a/2")]
    [InlineData("/feed.rss")]
    public async Task Every_path_that_answers_GET_answers_HEAD(string path)
    {
        await using var site = await SiteUnderTest.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        using var answer = await site.Client().SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_open_front_page_is_told_of_new_headlines()
    {
        await using var site = await SiteUnderTest.StartAsync();
        using var answer = await site.Client().GetAsync("/events?since=77", HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        Assert.Equal("data: ٣ أخبار جديدة", await lines.ReadLineAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_offline_page_shows_times_and_not_how_long_ago()
    {
        await using var site = await SiteUnderTest.StartAsync();
        var page = await site.TextAsync("/offline");
        Assert.Contains(">الاثنين ٢٣ نونبر ٢٠٢٦، ", page, StringComparison.Ordinal);
        Assert.DoesNotContain(">قبل ", page, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"today\"", page, StringComparison.Ordinal);
        Assert.Contains("class=\"today\"", await site.TextAsync("/latest"), StringComparison.Ordinal);
    }
}

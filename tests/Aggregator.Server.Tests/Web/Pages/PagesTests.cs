using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Aggregator.Extraction;
using Aggregator.Server.Web.Pages;
using Aggregator.Stories;
using Aggregator.Text.Dates;
using Xunit;

namespace Aggregator.Server.Tests.Web.Pages;

public sealed partial class PagesTests
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

    [Fact]
    public async Task An_article_shows_paper_time_picture_body_source_and_copies()
    {
        await using var site = await SiteUnderTest.StartAsync();
        var page = await site.TextAsync("/a/2");
        Assert.Contains("title=\"الاثنين ٢٣ نونبر ٢٠٢٦، ١٢:٣٤\">قبل ٢٦ دقيقة</time>", page, StringComparison.Ordinal);
        Assert.Contains("<link rel=\"canonical\" href=\"https://sada.example/news/2\"", page, StringComparison.Ordinal);
        Assert.Contains("<h2>ماذا بعد؟</h2>", page, StringComparison.Ordinal);
        Assert.Contains("picture/2.svg", page, StringComparison.Ordinal);
        Assert.Contains("نقلته أيضا:", page, StringComparison.Ordinal);
        Assert.Contains("في الموضوع نفسه", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_story_that_was_closed_leads_to_its_continuation_and_back_on_its_page_in_the_API_and_in_its_feed()
    {
        await using var site = await SiteUnderTest.StartAsync();
        site.Store.Parts[2] = (new StoryLink(900, "بداية <الأزمة>", InventedNews.Now), new StoryLink(901, "انفراج الأزمة", InventedNews.Now), 1200);

        var page = await site.TextAsync("/s/2");
        Assert.Contains("<a rel=\"prev\" href=\"/s/900\"><span>ما سبق من القصة</span> ", page, StringComparison.Ordinal);
        Assert.Contains("<a rel=\"next\" href=\"/s/901\"><span>تتمة القصة</span> ", page, StringComparison.Ordinal);
        Assert.Contains("بداية &lt;الأزمة&gt;", page, StringComparison.Ordinal);
        Assert.Contains("ولم يُسرد هنا مما نقل هذه النصوص: ١٢٠٠ خبر.", page, StringComparison.Ordinal);

        using var document = JsonDocument.Parse(await site.TextAsync("/api/stories/2"));
        var story = document.RootElement;
        Assert.Equal((900, 901), (story.GetProperty("continues").GetProperty("id").GetInt64(), story.GetProperty("continuedBy").GetProperty("id").GetInt64()));
        Assert.EndsWith("/s/901", story.GetProperty("continuedBy").GetProperty("page").GetString(), StringComparison.Ordinal);

        var feed = await site.TextAsync("/feed.atom?form=stories");
        Assert.Contains("/s/901\"&gt;تتمة القصة: انفراج الأزمة", feed, StringComparison.Ordinal);
        Assert.Contains("ما سبق من القصة: بداية", feed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Structured_data_says_whose_text_it_is()
    {
        await using var site = await SiteUnderTest.StartAsync();
        var page = await site.TextAsync("/a/2");
        using var data = JsonDocument.Parse(JsonLd.Match(page).Groups[1].Value);
        Assert.Equal(site.Store.Articles[1].Article.Url.AbsoluteUri, data.RootElement.GetProperty("isBasedOn").GetString());
    }

    [Fact]
    public async Task A_headline_can_not_end_the_structured_data()
    {
        await using var site = await SiteUnderTest.StartAsync();
        Retitle(site, 2, "</script><script>alert(1)</script> خبر");
        var page = await site.TextAsync("/a/2");
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.Contains("&lt;/<bdi>script</bdi>&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Latin_words_in_a_headline_are_isolated()
    {
        await using var site = await SiteUnderTest.StartAsync();
        Assert.Contains("<h1><bdi>OpenSky</bdi> تطلق قمرا", await site.TextAsync("/a/4"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_headline_that_changed_shows_what_went_and_what_came()
    {
        await using var site = await SiteUnderTest.StartAsync();
        site.Archive.Revisions[2] = [new("مقتل 3 في حادث", "نص", InventedNews.Now.AddHours(-2)), new("مقتل 5 في حادث", "نص", InventedNews.Now.AddHours(-1))];
        var page = await site.TextAsync("/a/2");
        Assert.Contains("تاريخ العنوان: تغيّر مرة واحدة", page, StringComparison.Ordinal);
        Assert.Contains("مقتل <del>3</del> <ins>5</ins> في حادث", page, StringComparison.Ordinal);
        Assert.DoesNotContain("تاريخ العنوان", await site.TextAsync("/a/4"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_story_says_how_much_of_each_text_is_shared_and_under_which_headlines()
    {
        await using var site = await SiteUnderTest.StartAsync();
        Rewrite(site, 4, article => article with { BodyText = $"{article.BodyText[..(article.BodyText.Length / 2)]} {string.Join(' ', Enumerable.Range(0, 60).Select(number => $"كلمة{number}"))}" });
        Rewrite(site, 7, article => article with { BodyText = string.Join(' ', Enumerable.Range(100, 60).Select(number => $"لفظ{number}")) });
        var page = await site.TextAsync("/s/2");
        Assert.Contains("يتصدّر القصة لأنه الأطول، ومنقول في ٣ صحف أخرى.", page, StringComparison.Ordinal);
        Assert.Contains("النص نفسه", page, StringComparison.Ordinal);
        Assert.Matches("[٠-٩]{2}٪ من نصه في النص الأول", page);
        Assert.Contains("نص مستقل", page, StringComparison.Ordinal);
        Assert.Contains("عناوينه في الصحف", page, StringComparison.Ordinal);
        Assert.Equal(5, Regex.Count(page, "<q>"));
    }

    [Fact]
    public async Task A_day_of_publication_is_shown_as_a_day_on_pages_in_the_API_and_in_feeds()
    {
        await using var site = await SiteUnderTest.StartAsync();
        Rewrite(site, 2, article => article with { Published = CalendarDay.Of(new DateOnly(2026, 11, 23)) });

        foreach (var path in new[] { "/a/2", "/s/2", "/latest", "/" })
        {
            Assert.Contains("<time datetime=\"2026-11-23\">٢٣ نونبر</time>", await site.TextAsync(path), StringComparison.Ordinal);
        }

        var page = await site.TextAsync("/a/2");
        Assert.Contains("\"datePublished\":\"2026-11-23\"", page, StringComparison.Ordinal);
        Assert.Contains("article:published_time\" content=\"2026-11-23\"", page, StringComparison.Ordinal);
        Assert.Contains("\"day\":\"2026-11-23\"", await site.TextAsync("/api/articles/2"), StringComparison.Ordinal);
        Assert.Contains("<dc:date>2026-11-23</dc:date>", await site.TextAsync("/feed.rss"), StringComparison.Ordinal);
        Assert.Contains("<news:publication_date>2026-11-23</news:publication_date>", await site.TextAsync("/sitemap-news.xml"), StringComparison.Ordinal);
        Assert.Equal(Entries(await site.TextAsync("/feed.atom"), "<entry>") - 1, Entries(await site.TextAsync("/feed.atom"), "<published>"));
        Assert.Equal(Entries(await site.TextAsync("/feed.json"), "\"date_modified\"") - 1, Entries(await site.TextAsync("/feed.json"), "\"date_published\""));

        static int Entries(string feed, string mark) => Regex.Count(feed, Regex.Escape(mark));
    }

    [Fact]
    public async Task The_shares_are_of_the_version_that_leads_and_a_day_is_not_the_first()
    {
        await using var site = await SiteUnderTest.StartAsync();

        // Article 9 is the earliest, but only its day is known; article 7 is an earlier copy of the text that leads, cut to half.
        Rewrite(site, 9, article => article with { Published = CalendarDay.Of(new DateOnly(2026, 11, 23)) });
        Rewrite(site, 11, article => article with { Published = CalendarDay.Of(new DateOnly(2026, 11, 23)) });
        Rewrite(site, 7, article => article with { BodyText = article.BodyText[..(article.BodyText.Length / 2)] });
        var line = SharedText.TimeLine((await site.Store.FindStoryAsync(2, TestContext.Current.CancellationToken))!); // The archive has it.

        Assert.Equal(2, Assert.Single(line, entry => entry.Shared is null).Article.Id);
        Assert.Equal(1, Assert.Single(line, entry => entry.Article.Id == 7).Shared!.Value, 1);
    }

    [Fact]
    public async Task An_unsigned_text_of_an_agency_has_the_agency_as_author()
    {
        await using var site = await SiteUnderTest.StartAsync();
        Rewrite(site, 2, article => article with { Authors = [], Credit = "وكالة الساحل" });
        Assert.Contains("<dc:creator>وكالة الساحل</dc:creator>", await site.TextAsync("/feed.rss"), StringComparison.Ordinal);
        using var data = JsonDocument.Parse(JsonLd.Match(await site.TextAsync("/a/2")).Groups[1].Value);
        Assert.Equal("وكالة الساحل", data.RootElement.GetProperty("author")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_paper_that_gives_its_headline_only_shows_no_body_and_no_picture()
    {
        await using var site = await SiteUnderTest.StartAsync();
        var id = site.Store.Articles.First(article => article.Article.SourceId == "muqtadab").Id;
        var page = await site.TextAsync($"/a/{id}");
        Assert.DoesNotContain("class=\"body\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<figure>", page, StringComparison.Ordinal);
        Assert.Contains("انقر هنا لقراءة الخبر من مصدره", page, StringComparison.Ordinal);
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

    [Fact]
    public async Task A_list_goes_on_where_its_page_ended_without_repeats()
    {
        await using var site = await SiteUnderTest.StartAsync();
        var first = await site.TextAsync("/latest");
        var next = await site.TextAsync(WebUtility.HtmlDecode(NextLink.Match(first).Groups[1].Value));
        var (seen, more) = (Listed(first), Listed(next));
        Assert.Equal(40, seen.Count);
        Assert.NotEmpty(more);
        Assert.Empty(seen.Intersect(more));
    }

    [Theory]
    [InlineData("الرئيسية / رياضة", "sports")]
    [InlineData("أخبار سياسية", "politics")]
    [InlineData("أخبار الرياضه", "sports")]
    [InlineData("Home > Sport", "sports")]
    [InlineData("مال و أعمال، بورصة", null)]
    [InlineData("كلمات متقاطعة", null)]
    public void A_papers_own_section_is_one_of_ours_or_none(string name, string? slug) => Assert.Equal(slug, Aggregator.Server.Web.Section.Find(name)?.Slug);

    [Theory]
    [InlineData("/section/sports")]
    [InlineData("/section/sports/feed.rss")]
    [InlineData("/feed.atom?section=sports")]
    [InlineData("/api/articles?section=sports")]
    [InlineData("/search?q=قمة&section=sports")]
    public async Task A_papers_path_of_sections_is_found_wherever_ours_is_asked_for(string path)
    {
        await using var site = await SiteUnderTest.StartAsync();
        Rewrite(site, 8, article => article with { Title = "قمة الهلال والأحرار تنتهي بالتعادل", Section = "الرئيسية / رياضة / كرة القدم الوطنية" });
        site.Archive.SectionNames.AddRange(["الرئيسية / رياضة / كرة القدم الوطنية", "كلمات متقاطعة"]);
        Assert.Contains("تنتهي بالتعادل", await site.TextAsync(path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?section=sports&section=culture&country=ma&country=sy&form=stories&images=0&limit=20")]
    [InlineData("?source=alrasid,sada&q=جسر معلق&without=OpenSky، «قمر»")]
    [InlineData("?section=كلمات متقاطعة")]
    public async Task A_short_address_is_the_same_choice_in_three_formats(string query)
    {
        await using var site = await SiteUnderTest.StartAsync();
        var page = await site.TextAsync($"/subscribe{query}");
        var code = ShortCode.Match(page).Groups[1].Value;
        foreach (var format in (string[])["rss", "atom", "json"])
        {
            static string WithoutSelf(string feed) => SelfLink.Replace(feed, "");
            Assert.Equal(WithoutSelf(await site.TextAsync($"/feed.{format}{query}")), WithoutSelf(await site.TextAsync($"/f/{code}.{format}")));
            Assert.Contains($"https://site.example/f/{code}.{format}", await site.TextAsync($"/f/{code}.{format}"), StringComparison.Ordinal);
        }

        Assert.Contains("<path", await site.TextAsync($"/f/{code}.svg"), StringComparison.Ordinal);
        Assert.Contains($"xmlUrl=\"https://site.example/f/{code}.rss\"", await site.TextAsync($"/f/{code}.opml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/f/x.rss")]
    [InlineData("/f/____.atom")]
    [InlineData("/f/EAAA_w.json")]
    [InlineData("/f/nothing.svg")]
    [InlineData("/f/IAAAAA.rss")]
    public async Task A_feed_code_that_we_never_made_is_not_found(string path)
    {
        await using var site = await SiteUnderTest.StartAsync();
        using var answer = await site.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
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

    private static List<string> Listed(string page) =>
        [.. ListedLink.Matches(page[page.IndexOf("class=\"list\"", StringComparison.Ordinal)..]).Select(match => match.Groups[1].Value)];

    private static void Retitle(SiteUnderTest site, long id, string title) => Rewrite(site, id, article => article with { Title = title });

    private static void Rewrite(SiteUnderTest site, long id, Func<Article, Article> change)
    {
        var index = site.Store.Articles.FindIndex(article => article.Id == id);
        site.Store.Articles[index] = site.Store.Articles[index] with { Article = change(site.Store.Articles[index].Article) };
    }

    [GeneratedRegex("<script type=\"application/ld\\+json\">(.*?)</script>")]
    private static partial Regex JsonLd { get; }

    [GeneratedRegex("/f/([A-Za-z0-9_-]+)\\.svg")]
    private static partial Regex ShortCode { get; }

    [GeneratedRegex("<(?:atom:)?link rel=\"self\"[^>]*>|\"feed_url\": \"[^\"]*\"|<link>[^<]*</link>|<link rel=\"prev-archive\"[^>]*>")]
    private static partial Regex SelfLink { get; }

    [GeneratedRegex("rel=\"next\" href=\"([^\"]+)\"")]
    private static partial Regex NextLink { get; }

    [GeneratedRegex("<h2><a href=\"(/a/[0-9]+)\">")]
    private static partial Regex ListedLink { get; }
}

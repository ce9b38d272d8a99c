using System.Text.Json;
using System.Text.RegularExpressions;
using Aggregator.Server.Web.Pages;
using Aggregator.Stories;
using Aggregator.Text.Dates;
using Xunit;

namespace Aggregator.Server.Tests.Web.Pages;

/// <summary>The pages of an article and of a story.</summary>
public sealed partial class StoryPagesTests
{
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
        site.Rewrite(2, article => article with { Title = "</script><script>alert(1)</script> خبر" });
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
        site.Rewrite(4, article => article with { BodyText = $"{article.BodyText[..(article.BodyText.Length / 2)]} {string.Join(' ', Enumerable.Range(0, 60).Select(number => $"كلمة{number}"))}" });
        site.Rewrite(7, article => article with { BodyText = string.Join(' ', Enumerable.Range(100, 60).Select(number => $"لفظ{number}")) });
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
        site.Rewrite(2, article => article with { Published = CalendarDay.Of(new DateOnly(2026, 11, 23)) });

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
        site.Rewrite(9, article => article with { Published = CalendarDay.Of(new DateOnly(2026, 11, 23)) });
        site.Rewrite(11, article => article with { Published = CalendarDay.Of(new DateOnly(2026, 11, 23)) });
        site.Rewrite(7, article => article with { BodyText = article.BodyText[..(article.BodyText.Length / 2)] });
        var line = SharedText.TimeLine((await site.Store.FindStoryAsync(2, TestContext.Current.CancellationToken))!); // The archive has it.

        Assert.Equal(2, Assert.Single(line, entry => entry.Shared is null).Article.Id);
        Assert.Equal(1, Assert.Single(line, entry => entry.Article.Id == 7).Shared!.Value, 1);
    }

    [Fact]
    public async Task An_unsigned_text_of_an_agency_has_the_agency_as_author()
    {
        await using var site = await SiteUnderTest.StartAsync();
        site.Rewrite(2, article => article with { Authors = [], Credit = "وكالة الساحل" });
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

    [GeneratedRegex("<script type=\"application/ld\\+json\">(.*?)</script>")]
    private static partial Regex JsonLd { get; }
}

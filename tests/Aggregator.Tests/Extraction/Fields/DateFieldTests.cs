using Aggregator.Extraction;
using Aggregator.Feeds;
using Aggregator.Text.Dates;
using Xunit;
using static Aggregator.Tests.Extraction.Extracting;

namespace Aggregator.Tests.Extraction.Fields;

/// <summary>Which of the many dates on a page is the day of publication.</summary>
public sealed class DateFieldTests
{
    private static readonly string Body = $"<p>{Paragraph}</p><p>{Paragraph} وأضافت.</p>";

    [Theory]
    [InlineData("https://news.example/2025/11/01/port.html", "2025-11-01")]
    [InlineData("https://news.example/2025/1/9/port.html", "2025-01-09")]
    [InlineData("https://news.example/news/20251130/port.html", "2025-11-30")]
    [InlineData("https://news.example/2025-11-3/port.html", "2025-11-03")]
    public void The_day_in_the_address_is_read_whole(string url, string day) =>
        Assert.Equal(day, Published(Page(Body), url));

    [Theory]
    [InlineData("https://news.example/sport/2021-22/port.html")]
    [InlineData("https://news.example/2021_11_report.html")]
    [InlineData("https://news.example/2021/11/port.html")]
    public void A_season_or_a_month_in_the_address_is_no_day(string url) =>
        Assert.Null(Published(Page(Body), url));

    [Theory]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2026-01-04\"}</script>", "")]
    [InlineData("<meta property='article:published_time' content='2026-01-04'>", "")]
    [InlineData("", "<time datetime='2026-01-04'>أمس</time>")]
    [InlineData("", "<div class='date'>الأحد 4 يناير 2026</div>")]
    public void A_page_that_names_no_time_of_day_gives_a_day(string head, string line) =>
        Assert.Equal(CalendarDay.Of(new DateOnly(2026, 1, 4)), Article(Page(line + Body, head), null, Newspaper with { DateCorrection = TimeSpan.FromHours(-3) }).Published);

    [Theory]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2026-01-04\"}</script><meta property='article:published_time' content='2026-01-04T08:15:00Z'>", null)]
    [InlineData("<meta property='article:published_time' content='2026-01-04'>", "2026-01-04T08:15:00Z")]
    public void Where_a_page_names_the_day_and_another_place_the_time_the_time_is_taken(string head, string? feed)
    {
        var time = new DateTimeOffset(2026, 1, 4, 8, 15, 0, TimeSpan.Zero);
        var entry = feed is null ? null : new ParsedEntry { Title = new FeedText("توسعة الميناء القديم تنطلق اليوم", FeedTextKind.Text), Published = time };
        Assert.Equal(time, Article(Page(Body, head), entry).Published);
    }

    /// <summary>The correction of a paper whose clock is wrong holds for its feed too.</summary>
    [Fact]
    public void A_page_without_a_date_takes_the_corrected_date_of_its_feed()
    {
        var entry = new ParsedEntry { Title = new FeedText("توسعة الميناء القديم تنطلق اليوم", FeedTextKind.Text), Published = Now, Updated = Now.AddHours(1) };
        var article = Article(Page(Body), entry, Newspaper with { DateCorrection = TimeSpan.FromHours(-3) });
        Assert.Equal((Now.AddHours(-3), Now.AddHours(-2)), (article.Published, article.Modified));
    }

    [Fact]
    public void The_date_by_the_headline_wins_over_the_dates_of_other_articles()
    {
        var html = $"<html lang='ar'><head><title>توسعة الميناء القديم تنطلق اليوم</title></head><body><div class='card'><span class='date'>3 يناير 2026</span><a href='/7'>خبر آخر</a></div><div class='card'><span class='date'>2 يناير 2026</span><a href='/8'>خبر ثان</a></div><p class='c1'>عناوين</p><p class='c1'>الرئيسية</p><p class='c1'>رياضة</p><p class='c1'>ثقافة</p><h1>توسعة الميناء القديم تنطلق اليوم</h1><div class='x1'>24 أكتوبر 2025</div><div class='entry-content'>{Body}</div></body></html>";
        Assert.Equal("2025-10-24", Published(html));
    }

    [Fact]
    public void An_update_beside_the_headline_is_not_the_publication()
    {
        const string Lines = "<div class='x1'>آخر تحديث: 29 نونبر 2025</div><div class='x1'>نشر في: 29 أكتوبر 2025</div>";
        Assert.Equal("2025-10-29", Published(Page(Lines + Body)));
    }

    [Fact]
    public void A_paragraph_may_begin_with_its_date() =>
        Assert.Equal("2025-01-27", Published(Page($"<p>27.1.2025 - {Paragraph}</p>{Body}")));

    [Fact]
    public void A_date_inside_a_sentence_is_not_the_publication() =>
        Assert.Null(Published(Page($"<p>{Paragraph} ويعود المشروع إلى 9 أكتوبر 2019 حين صادق المجلس عليه.</p>{Body}")));

    [Fact]
    public void The_state_of_a_script_keeps_the_date_of_a_page_that_shows_none() =>
        Assert.Equal("2025-03-02", Published(Page(Body, "<script>var state={\"id\":5,\"published_at\":\"2025-03-02T06:22:28+01:00\"}</script>")));

    [Fact]
    public void Structured_data_of_another_article_is_outvoted()
    {
        const string Head = "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"خبر آخر\",\"datePublished\":\"2025-12-06T10:55:00Z\"}</script><meta property='article:published_time' content='2025-12-22T09:42:00Z'>";
        Assert.Equal("2025-12-22", Published(Page($"<time datetime='2025-12-22T09:42:00Z'>22 دجنبر 2025</time>{Body}", Head)));
    }

    [Fact]
    public void An_earlier_visible_day_wins_over_a_vague_meta_element() =>
        Assert.Equal("2025-12-21", Published(Page($"<time datetime='2025-12-21'>21 دجنبر 2025</time>{Body}", "<meta name='date' content='2025-12-26T14:32:06Z'>")));

    [Fact]
    public void An_instant_in_utc_keeps_the_day_of_its_address()
    {
        var article = Assert.IsType<ExtractionOutcome.Extracted>(Outcome(Page(Body, "<meta property='article:published_time' content='2025-11-09T05:30:59Z'>"), url: "https://news.example/2025/11/08/port.html")).Article;
        Assert.Equal(new DateTimeOffset(2025, 11, 9, 5, 30, 59, TimeSpan.Zero), article.Published);
        Assert.Equal(8, article.Published?.Day);
    }

    private static string? Published(string html, string url = "https://news.example/port.html") =>
        Assert.IsType<ExtractionOutcome.Extracted>(Outcome(html, url: url)).Article.Published?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

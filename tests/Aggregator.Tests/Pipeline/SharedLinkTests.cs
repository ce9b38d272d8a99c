using System.Net;
using Aggregator.Fetching;
using Xunit;
using static Aggregator.Tests.Pipeline.PipelineUnderTest;

namespace Aggregator.Tests.Pipeline;

/// <summary>Items of one document with the same guid or link but different headlines: each becomes an entry and an
/// article.</summary>
public sealed class SharedLinkTests : IDisposable
{
    private const string Board = "https://rabat.example/board";

    private static readonly string[] Headlines =
        ["افتتاح معرض الصناعة التقليدية بالمدينة", "ارتفاع منسوب السد الكبير بعد الأمطار", "انطلاق أشغال ترميم المسرح البلدي"];

    private readonly PipelineUnderTest _pipeline = new();

    public void Dispose() => _pipeline.Dispose();

    private static string Item(string headline, string? link, string? guid, string? text = null, string date = "Sat, 14 Mar 2026 10:00:00 GMT") =>
        $"<item><title>{headline}</title>{(link is null ? "" : $"<link>{link}</link>")}{(guid is null ? "" : $"<guid isPermaLink=\"false\">{guid}</guid>")}"
        + $"<pubDate>{date}</pubDate><description>{WebUtility.HtmlEncode(text ?? $"قالت مصادر محلية اليوم: {headline}، على أن تصدر التفاصيل لاحقا.")}</description></item>";

    private async Task<string[]> TitlesAfterAsync(params string[] items)
    {
        _pipeline.Web.Serve(FeedUrl, Rss(["<link>https://rabat.example/</link>", .. items]));
        _pipeline.Web.Serve(Board, "<html><body><h1>لوحة الإعلانات</h1><ul><li>إعلان أول</li><li>إعلان ثان</li></ul></body></html>", "text/html");
        await _pipeline.RoundAsync();
        return Sorted((await _pipeline.Store.LatestAsync()).Select(article => article.Article.Title));
    }

    private static string[] Sorted(params IEnumerable<string> titles) => [.. titles.Order(StringComparer.Ordinal)];

    [Theory]
    [InlineData(Board, null)]
    [InlineData(Board, "N/A")]
    [InlineData(Board, "guid-{0}")]
    [InlineData(Board + "#post-{0}", Board + "#post-{0}")]
    [InlineData(Board + "#post-{0}", null)]
    [InlineData("https://rabat.example/", "guid-{0}")]
    [InlineData("https://rabat.example/", "0")]
    [InlineData("N/A", "N/A")]
    [InlineData(null, "guid-{0}")]
    [InlineData(null, null)]
    [InlineData(Board + "?utm_source=rss{0}", "guid-{0}")]
    public async Task Each_item_is_an_article_even_with_a_shared_guid_or_link(string? link, string? id)
    {
        string Filled(string text, int i) => string.Format(System.Globalization.CultureInfo.InvariantCulture, text, i);
        string[] items = [.. Headlines.Select((headline, i) => Item(headline, link is null ? null : Filled(link, i), id is null ? null : Filled(id, i)))];
        Assert.Equal(Sorted(Headlines), await TitlesAfterAsync(items));

        // The same document in another order, and then a shorter one, add nothing.
        Assert.Equal(Sorted(Headlines), await TitlesAfterAsync([.. items.Reverse()]));
        Assert.Equal(Sorted(Headlines), await TitlesAfterAsync([.. items.Take(2)]));
        Assert.DoesNotContain(_pipeline.Web.Requests, request => request.Url.AbsoluteUri == Board);
    }

    [Fact]
    public async Task A_post_that_is_added_later_pushes_none_out()
    {
        await TitlesAfterAsync(Item(Headlines[0], Board + "#post-1", Board + "#post-1"), Item(Headlines[1], Board + "#post-2", Board + "#post-2"));
        var titles = await TitlesAfterAsync(Item(Headlines[1], Board + "#post-2", Board + "#post-2"), Item(Headlines[2], Board + "#post-3", Board + "#post-3"));
        Assert.Equal(Sorted(Headlines), titles);
    }

    [Fact]
    public async Task One_headline_under_two_places_of_a_page_is_one_article()
    {
        const string page = "https://rabat.example/1";
        _pipeline.Web.Fail(page + "#0", FetchFailure.DisallowedByRobots);
        _pipeline.Web.Fail(page + "#3", FetchFailure.DisallowedByRobots);
        Assert.Equal([Headlines[2]], await TitlesAfterAsync(Item(Headlines[2], page + "#0", "b#0"), Item(Headlines[2], page + "#3", "b#3")));
        var titles = await TitlesAfterAsync(
            Item(Headlines[0], Board + "#0", "a#0"), Item(Headlines[0], Board + "#3", "a#3"), Item(Headlines[1], Board + "#5", "a#5"), Item(Headlines[1], Board + "#7", "a#7"));
        Assert.Equal(Sorted(Headlines), titles);
    }

    [Fact]
    public async Task Flashes_under_one_short_headline_are_told_apart_by_their_text()
    {
        string[] texts = ["هزة أرضية خفيفة تسجل قبالة الساحل الشمالي", "إغلاق الطريق الجبلية بسبب الثلوج إلى غاية الغد"];
        Assert.Equal(["عاجل", "عاجل"], await TitlesAfterAsync([.. texts.Select((text, i) => Item("عاجل", Board, $"guid-{i}", text))]));
    }

    [Fact]
    public async Task A_corrected_headline_renews_its_own_article()
    {
        await TitlesAfterAsync(Item(Headlines[0], Board, "guid-1"), Item(Headlines[1], Board, "guid-2"));
        var corrected = "افتتاح معرض الصناعة التقليدية والفلاحة بالمدينة";
        Assert.Equal(Sorted(corrected, Headlines[1]), await TitlesAfterAsync(Item(corrected, Board, "guid-1"), Item(Headlines[1], Board, "guid-2")));
    }

    [Fact]
    public async Task A_page_that_one_entry_has_alone_is_still_read()
    {
        await TitlesAfterAsync(Item(Headlines[0], "https://rabat.example/1", "N/A"), Item(Headlines[1], Board, "N/A"), Item(Headlines[2], Board, "N/A"));
        Assert.Contains(_pipeline.Web.Requests, request => request.Url.AbsoluteUri == "https://rabat.example/1");
        Assert.DoesNotContain(_pipeline.Web.Requests, request => request.Url.AbsoluteUri == Board);
    }
}

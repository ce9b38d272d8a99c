using System.Text;
using Aggregator.Feeds;
using Aggregator.Fetching;
using Aggregator.Sources;
using Aggregator.Text.Dates;
using Xunit;

namespace Aggregator.Tests.Feeds;

public sealed class FeedParserTests
{
    [Fact]
    public void Plain_words_are_not_a_feed()
    {
        var document = new FetchedDocument
        {
            Url = new Uri("https://news.example/feed"),
            Body = Encoding.UTF8.GetBytes("hello"),
            FetchedAt = DateTimeOffset.UnixEpoch,
        };

        Assert.IsType<FeedOutcome.NotAFeed>(FeedParser.Parse(document));
    }

    [Theory]
    [InlineData("<rss version='2.0'><channel><item><title>خبر</title><pubDate>الثلاثاء، 9 يناير 2024</pubDate></item></channel></rss>")]
    [InlineData("<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><item><title>خبر</title><dc:date>2024-01-09</dc:date></item></channel></rss>")]
    [InlineData("<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>خبر</title><published>2024-01-09</published></entry></feed>")]
    [InlineData("<urlset><url><loc>https://news.example/1</loc><news:news><news:publication_date>2024-01-09</news:publication_date></news:news></url></urlset>")]
    [InlineData("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\",\"date_published\":\"2024-01-09\"}]}")]
    public void A_date_without_a_time_of_day_is_a_day_in_every_zone(string text)
    {
        var document = new FetchedDocument
        {
            Url = new Uri("https://news.example/feed"),
            Body = Encoding.UTF8.GetBytes(text),
            FetchedAt = DateTimeOffset.UnixEpoch,
        };

        var riyadh = TimeZoneInfo.FindSystemTimeZoneById("Asia/Riyadh");

        foreach (var reader in Enum.GetValues<FeedReaderName>())
        {
            Assert.Equal(CalendarDay.Of(new DateOnly(2024, 1, 9)), Published(FeedParser.Parse(document, encoding: null, riyadh, reader)));
        }
    }

    [Theory]
    [InlineData("<rss><channel><item><title>خبر</title><pubDate>الثلاثاء، 9 يناير 2024 10:00</pubDate></item></channel></rss>")]
    [InlineData("<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>خبر</title><published>2024-01-09T10:00:00</published></entry></feed>")]
    [InlineData("<urlset><url><loc>https://news.example/1</loc><news:news><news:publication_date>2024-01-09 10:00</news:publication_date></news:news></url></urlset>")]
    [InlineData("{\"items\":[{\"id\":\"1\",\"date_published\":\"2024-01-09T10:00:00\"}]}")]
    public void A_date_without_an_offset_is_read_in_the_zone_of_its_source(string text)
    {
        var document = new FetchedDocument
        {
            Url = new Uri("https://news.example/feed"),
            Body = Encoding.UTF8.GetBytes(text),
            FetchedAt = DateTimeOffset.UnixEpoch,
        };
        var riyadh = TimeZoneInfo.FindSystemTimeZoneById("Asia/Riyadh");

        foreach (var reader in Enum.GetValues<FeedReaderName>())
        {
            Assert.Equal(new DateTimeOffset(2024, 1, 9, 7, 0, 0, TimeSpan.Zero), Published(FeedParser.Parse(document, encoding: null, riyadh, reader)));
        }

        Assert.Equal(new DateTimeOffset(2024, 1, 9, 10, 0, 0, TimeSpan.Zero), Published(FeedParser.Parse(document)));
    }

    [Theory]
    [InlineData("<rss><channel><item><link>javascript:alert(1)</link><guid>https://news.example/1</guid></item></channel></rss>")]
    [InlineData("<rss><channel><item><link>data:text/html,x</link><link>https://news.example/1</link></item></channel></rss>")]
    [InlineData("<feed xmlns='http://www.w3.org/2005/Atom'><entry><link href='file:///etc/passwd'/><id>https://news.example/1</id></entry></feed>")]
    [InlineData("{\"items\":[{\"url\":\"javascript:alert(1)\",\"external_url\":\"https://news.example/1\"}]}")]
    public void A_link_that_is_not_http_gives_way_to_a_weaker_link_that_is(string text) =>
        Assert.Equal("https://news.example/1", Entry(text).Link?.AbsoluteUri);

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("data:text/html,x")]
    [InlineData("ftp://news.example/1")]
    public void A_link_that_is_not_http_is_ignored(string link) =>
        Assert.Null(Entry($"<rss><channel><item><link>{link}</link><title>خبر</title></item></channel></rss>").Link);

    [Fact]
    public void Characters_that_XML_forbids_are_left_out_of_json_too()
    {
        var entry = Entry("""{"items":[{"url":"http://a\uFFFFb.example/1","title":"خبر\u0001\uFFFE\b \ud83d\ude00عاجل"}]}""");
        Assert.Equal("خبر \U0001F600عاجل", entry.Title?.Value);
        Assert.Equal("http://ab.example/1", entry.Link?.AbsoluteUri);
    }

    private static ParsedEntry Entry(string text) => Assert.Single(Assert.IsType<FeedOutcome.Parsed>(FeedParser.Parse(new FetchedDocument
    {
        Url = new Uri("https://news.example/feed"),
        Body = Encoding.UTF8.GetBytes(text),
        FetchedAt = DateTimeOffset.UnixEpoch,
    })).Feed.Entries);

    private static DateTimeOffset? Published(FeedOutcome outcome) => Assert.Single(Assert.IsType<FeedOutcome.Parsed>(outcome).Feed.Entries).Published;
}

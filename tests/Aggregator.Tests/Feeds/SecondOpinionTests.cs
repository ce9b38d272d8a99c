using System.Text;
using Aggregator.Feeds;
using Aggregator.Fetching;
using Aggregator.Sources;
using Xunit;

namespace Aggregator.Tests.Feeds;

public sealed class SecondOpinionTests
{
    [Theory]
    [InlineData(FeedReaderName.Own)]
    [InlineData(FeedReaderName.CodeHollow)]
    public void Two_readers_of_a_sound_feed_agree(FeedReaderName reader)
    {
        var opinion = On("<rss><channel><item><title>خبر</title><pubDate>Tue, 09 Jan 2024 07:30:00 GMT</pubDate></item></channel></rss>", reader);
        Assert.True(opinion?.IsSame);
        Assert.NotEqual(reader, opinion?.Other.Reader);
    }

    [Fact]
    public void An_entry_of_Atom_in_RSS_is_found_by_our_own_reader_alone()
    {
        var opinion = On("<rss><channel><item><title>خبر</title></item><a:entry xmlns:a='http://www.w3.org/2005/Atom'><a:title>خبر آخر</a:title></a:entry></channel></rss>");
        Assert.Equal((false, 2, 1), (opinion?.IsSameCount, opinion?.Feed.Entries.Count, opinion?.Other.Entries.Count));
        Assert.Empty(opinion?.Dates ?? []);
    }

    [Fact]
    public void A_date_that_only_one_reader_knows_is_a_disagreement()
    {
        var opinion = On(
            """
            <rss xmlns:dcterms="http://purl.org/dc/terms/"><channel><item><title>خبر</title><pubDate>Tue, 09 Jan 2024 07:30:00 GMT</pubDate></item>
            <item><title>خبر آخر</title><dcterms:issued>2024-01-09</dcterms:issued></item></channel></rss>
            """);
        Assert.Equal((true, false), (opinion?.IsSameCount, opinion?.IsSame));
        Assert.Equal("خبر آخر", Assert.Single(opinion?.Dates ?? []).Entry.Title?.Value);
    }

    [Fact]
    public void A_sitemap_is_read_by_one_reader_only() =>
        Assert.Null(On("<urlset><url><loc>https://marsa.example/1</loc></url></urlset>"));

    private static SecondOpinion? On(string text, FeedReaderName reader = FeedReaderName.Own)
    {
        var document = new FetchedDocument { Url = new Uri("https://marsa.example/feed"), Body = Encoding.UTF8.GetBytes(text), FetchedAt = DateTimeOffset.UnixEpoch };
        var feed = Assert.IsType<FeedOutcome.Parsed>(FeedParser.Parse(document, encoding: null, zone: null, reader)).Feed;
        return SecondOpinion.On(document, feed, encoding: null, zone: null);
    }
}

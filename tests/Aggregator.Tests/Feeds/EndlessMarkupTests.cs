using System.Text;
using Aggregator.Extraction.FeedBodies;
using Aggregator.Extraction.Sanitizing;
using Aggregator.Feeds;
using Aggregator.Fetching;
using Xunit;

namespace Aggregator.Tests.Feeds;

/// <summary>Markup without an end loses no news, in the feed itself and in the texts of its entries.</summary>
public sealed class EndlessMarkupTests
{
    private static IReadOnlyList<ParsedEntry> Read(string items) => Assert.IsType<FeedOutcome.Parsed>(FeedParser.Parse(new FetchedDocument
    {
        Url = new Uri("https://news.example/feed"),
        Body = Encoding.UTF8.GetBytes($"<rss><channel><title>النهار</title>{items}</channel></rss>"),
        FetchedAt = DateTimeOffset.UnixEpoch,
    })).Feed.Entries;

    private static string Titles(string items) => string.Join(" | ", Read(items).Select(entry => HtmlText.PlainText(entry.Title?.Value ?? "")));

    [Theory]
    [InlineData("<item><title>أول</title></item><!-- بلا نهاية <item><title>ثان</title></item><item><title>ثالث</title></item>")]
    [InlineData("<item><title>أول</title></item><!-- بلا نهاية ><item><title>ثان</title></item><!-- له نهاية --><item><title>ثالث</title></item>")]
    [InlineData("<item><title>أول<!-- بلا نهاية</title></item><item><title>ثان</title></item><!-- له نهاية --><item><title>ثالث</title></item>")]
    [InlineData("<item><title>أول</title><description><!-- بلا نهاية</description></item><item><title>ثان</title></item><item><title>ثالث</title><!-- --></item>")]
    [InlineData("<!--><item><title>أول</title></item><!-- <item><title>محذوف</title></item> --><item><title>ثان</title></item><item><title>ثالث</title></item>")]
    [InlineData("<item><title>أول<?</title></item><item><title>ثان</title></item><item><title>ثالث</title></item><?x ?>")]
    [InlineData("<item><title>أول</title><![endif</item><item><title>ثان</title></item><item><title>ثالث</title></item>")]
    public void A_comment_or_an_instruction_without_end_swallows_no_item(string items) => Assert.Equal("أول | ثان | ثالث", Titles(items));

    [Theory]
    [InlineData("سعر <!سهم اليوم")]
    [InlineData("سعر <!DOCTYPE سهم")]
    [InlineData("سعر <![endif سهم")]
    [InlineData("سعر <!")]
    public void A_declaration_without_end_is_shown_as_text(string title)
    {
        Assert.Equal(title, Titles($"<item><title>{title}</title><link>https://news.example/1</link></item>"));
        Assert.Equal(title, Titles($"<item><title><![CDATA[{title}]]></title></item>"));
    }

    [Theory]
    [InlineData("<p>أول</p><!-- بلا نهاية <p>ثان</p><p>ثالث</p>", "أول\nثان\nثالث")]
    [InlineData("أول <!--> ثان", "أول ثان")]
    [InlineData("أول <!-- قصير --!> ثان", "أول ثان")]
    [InlineData("أول <!-- بلا نهاية", "أول")]
    [InlineData("أول <!-- <b>غليظ</b> --> ثان", "أول ثان")]
    [InlineData("أول <!-- له نهاية --> ثان <!-- بلا > ثالث", "أول ثان ثالث")]
    [InlineData("أول <!DOCTYPE ثان", "أول <!DOCTYPE ثان")]
    [InlineData("أول <!ثان <b>ثالث</b>", "أول <!ثان ثالث")]
    [InlineData("أول <!DOCTYPE html> ثان", "أول ثان")]
    [InlineData("أول <![endif]--> ثان", "أول ثان")]
    [InlineData("أول <? ثان", "أول <? ثان")]
    [InlineData("أول </ ثان", "أول </ ثان")]
    [InlineData("أول <a href=\"/x>ثان</a> ثالث", "أول ثان ثالث")]
    [InlineData("أول <b title='x>ثان", "أول ثان")]
    [InlineData("أول <script>a = '<!--'</script> ثان", "أول ثان")]
    [InlineData("أول <img alt=\"a > b\" src=x> ثان", "أول ثان")]
    public void Text_of_a_feed_is_kept_behind_markup_without_end(string html, string text)
    {
        Assert.Equal(text, HtmlText.PlainText(html));
        Assert.Equal(text, HtmlText.PlainText(Sanitizer.Sanitize(html, null).Value));
        var entry = Assert.Single(Read($"<item><title>خبر</title><link>https://news.example/1</link><description><![CDATA[{html}]]></description></item>"));
        var body = FeedArticle.Make(entry, new() { Id = "news", Name = "النهار", FeedUrls = [new Uri("https://news.example/feed")] })?.BodyText;
        Assert.Equal(text.Replace("\n", " ", StringComparison.Ordinal), body?.Replace("\n", " ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<!--")]
    [InlineData("<!-- x>")]
    [InlineData("<?>")]
    [InlineData("<!")]
    [InlineData("<a b=\"")]
    [InlineData("<a b='\">")]
    public void A_hundred_thousand_pieces_are_read_in_linear_time(string piece)
    {
        var many = string.Concat(Enumerable.Repeat(piece, 100_000));
        var start = Environment.TickCount64;
        HtmlText.PlainText(many);
        Read($"<item><title>{many}</title></item>-->?>");
        Assert.True(Environment.TickCount64 - start < 20_000);
    }
}

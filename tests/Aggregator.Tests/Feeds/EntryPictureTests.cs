using System.Text;
using Aggregator.Extraction.FeedBodies;
using Aggregator.Feeds;
using Aggregator.Fetching;
using Aggregator.Sources;
using Xunit;

namespace Aggregator.Tests.Feeds;

/// <summary>Which of the pictures in a feed belongs to the article.</summary>
public sealed class EntryPictureTests
{
    private const string Avatar = "<media:content url='https://2.gravatar.com/avatar/0f?s=96' medium='image' isDefault='true' width='900' height='900'/>";

    private static ParsedEntry Read(string item)
    {
        var outcome = FeedParser.Parse(new FetchedDocument
        {
            Url = new Uri("https://feeds.example/rss"),
            Body = Encoding.UTF8.GetBytes($"<rss xmlns:media='http://search.yahoo.com/mrss/'><channel><title>النهار</title><item><title>خبر</title><link>https://news.example/2026/1</link>{item}</item></channel></rss>"),
            FetchedAt = DateTimeOffset.UnixEpoch,
        });
        return Assert.Single(Assert.IsType<FeedOutcome.Parsed>(outcome).Feed.Entries);
    }

    private static string Content(string name, string attributes) => $"<media:content url='https://news.example/{name}' {attributes}/>";

    [Theory]
    [InlineData("small.jpg|medium='image' width='150' height='100'", "large.jpg|medium='image' width='1200' height='800'", "large.jpg")]
    [InlineData("large.jpg|type='image/jpeg' width='1200px'", "small.jpg|type='image/jpeg' width='140'", "large.jpg")]
    [InlineData("large.jpg|medium='image' width='1200' height='800'", "chosen.jpg|medium='image' isDefault='true' width='600' height='400'", "chosen.jpg")]
    [InlineData("thumb.jpg|medium='image' width='80' height='80'", "whole.jpg|medium='image'", "whole.jpg")]
    [InlineData("whole.jpg|medium='image'", "large.jpg|medium='image' width='1024' height='700'", "large.jpg")]
    [InlineData("mark.svg|type='image/svg+xml'", "photo.webp|type='image/webp'", "photo.webp")]
    [InlineData("film.mp4|type='video/mp4' isDefault='true' width='1920' height='1080'", "photo.jpg|type='image/jpeg'", "photo.jpg")]
    [InlineData("film.jpg|medium='video' type='video/mp4' isDefault='true'", "photo.jpg|", "photo.jpg")]
    [InlineData("first.jpg|medium='image'", "second.jpg|medium='image'", "first.jpg")]
    [InlineData("first.jpg|medium='image' width='0' height='-5'", "second.jpg|medium='image' width='99999999999'", "first.jpg")]
    public void Of_several_pictures_the_publishers_choice_counts_then_size_then_kind(string one, string other, string expected)
    {
        var items = new[] { one, other }.Select(text => Content(text.Split('|')[0], text.Split('|')[1]));
        Assert.Equal($"https://news.example/{expected}", Read(string.Concat(items)).Image?.AbsoluteUri);
        Assert.Equal($"https://news.example/{expected}", Read($"<media:group>{string.Concat(items)}</media:group>").Image?.AbsoluteUri);
    }

    [Theory]
    [InlineData("https://secure.gravatar.com/avatar/ab12?s=48")]
    [InlineData("https://i0.wp.com/1.gravatar.com/avatar/ab12")]
    [InlineData("https://news.example/wp-content/uploads/avatars/7/redactor-bpfull.jpg")]
    [InlineData("https://pbs.twimg.com/profile_images/99/reporter_normal.jpg")]
    [InlineData("https://news.example/img/user-avatar.png")]
    [InlineData("https://news.example/u/7/avatar_96x96.jpg")]
    [InlineData("https://news.example/um/7/profile_photo-190x190.jpg")]
    public void A_face_of_the_author_is_not_the_articles_picture(string face)
    {
        var photo = Content("photo.jpg", "medium='image'");
        foreach (var item in new[] { $"<media:content url='{face}' medium='image' isDefault='true'/>", $"<media:thumbnail url='{face}'/>", $"<image>{face}</image>", $"<enclosure url='{face}' type='image/jpeg'/>" })
        {
            Assert.Equal("https://news.example/photo.jpg", Read(item + photo).Image?.AbsoluteUri);
            Assert.Null(FeedArticle.Make(Read(item), Of("news"))?.Image);
        }
    }

    [Theory]
    [InlineData("https://news.example/2026/avatar-2-trailer.jpg")]
    [InlineData("https://news.example/avatars-of-war/photo.jpg")]
    public void A_picture_with_avatar_in_its_name_may_belong_to_the_article(string picture) =>
        Assert.Equal(picture, Read($"<media:content url='{picture}' medium='image'/>").Image?.AbsoluteUri);

    [Fact]
    public void An_avatar_is_not_used_when_there_is_no_other_picture() => Assert.Null(Read(Avatar).Image);

    [Theory]
    [InlineData("<description>&lt;img src='img/dam.jpg'&gt; نص</description>", "https://news.example/2026/1")]
    [InlineData("<content:encoded><![CDATA[<p>نص</p><img src='img/dam.jpg'>]]></content:encoded>", "https://news.example/2026/1")]
    [InlineData("<media:description type='html'>&lt;img src='img/dam.jpg'&gt;</media:description>", "https://news.example/2026/1")]
    [InlineData("<description xml:base='https://cdn.example/a/'>&lt;img src='img/dam.jpg'&gt;</description>", "https://cdn.example/a/")]
    public void A_relative_picture_is_looked_for_beside_the_items_page(string text, string expected)
    {
        var entry = Read(text);
        Assert.Equal(expected, (entry.Content ?? entry.Summary)?.Base?.AbsoluteUri);
    }

    [Theory]
    [InlineData("<rss xml:base='https://base.example/a/'><channel><item><link>https://news.example/1</link>", "https://base.example/a/")]
    [InlineData("<rss><channel xml:base='/b/'><item><link>https://news.example/1</link>", "https://feeds.example/b/")]
    [InlineData("<rss><channel><item xml:base='https://base.example/'><link>https://news.example/1</link>", "https://base.example/")]
    [InlineData("<rss><channel><link>https://news.example/</link><item>", "https://feeds.example/rss")]
    [InlineData("<rss><channel><item><link>/2026/1</link>", "https://feeds.example/2026/1")]
    [InlineData("<rss><channel><item><guid>https://news.example/9</guid>", "https://news.example/9")]
    public void The_base_that_a_feed_states_is_better_than_the_items_link(string start, string expected)
    {
        var outcome = FeedParser.Parse(new FetchedDocument
        {
            Url = new Uri("https://feeds.example/rss"),
            Body = Encoding.UTF8.GetBytes(start + "<description>&lt;img src='dam.jpg'&gt;</description></item></channel></rss>"),
            FetchedAt = DateTimeOffset.UnixEpoch,
        });
        Assert.Equal(expected, Assert.IsType<FeedOutcome.Parsed>(outcome).Feed.Entries[0].Summary?.Base?.AbsoluteUri);
    }

    [Fact]
    public void An_alert_leads_to_the_page_that_it_wraps() => Assert.Equal(
        "https://news.example/2026/7",
        Read("<feedburner:origLink xmlns:feedburner='http://rssnamespace.org/feedburner/ext/1.0'>https://www.google.com/url?rct=j&amp;sa=t&amp;url=https://news.example/2026/7&amp;ct=ga</feedburner:origLink>").Link?.AbsoluteUri);

    private static Source Of(string id) => new() { Id = id, Name = "النهار", FeedUrls = [new Uri("https://feeds.example/rss")] };
}

using Xunit;
using static Aggregator.Tests.Extraction.Extracting;

namespace Aggregator.Tests.Extraction.Pages;

public sealed class EmbeddedPostTests
{
    private const string Before = $"<p>{Paragraph}</p>";
    private const string After = "<p>وأوضح رئيس المجلس البلدي، في تصريح للصحافة، أن الأشغال تشمل ثلاثة أرصفة جديدة ومحطة لخدمة المسافرين.</p>";

    [Theory]
    [InlineData("<blockquote class='twitter-tweet'><a href='https://twitter.com/baladiya/status/1234567890'></a></blockquote>", "https://x.com/baladiya/status/1234567890", "منشور على إكس")]
    [InlineData("<iframe src='https://platform.twitter.com/embed/Tweet.html?dnt=true&amp;id=1234567890'></iframe>", "https://x.com/i/status/1234567890", "منشور على إكس")]
    [InlineData("<blockquote class='instagram-media' data-instgrm-permalink='https://www.instagram.com/p/Cab12_xyz/?utm_source=ig_embed'></blockquote>", "https://www.instagram.com/p/Cab12_xyz/", "منشور على إنستغرام")]
    [InlineData("<div class='fb-post' data-href='https://www.facebook.com/baladiya/posts/998877'></div>", "https://www.facebook.com/baladiya/posts/998877", "منشور على فيسبوك")]
    [InlineData("<iframe src='https://www.facebook.com/plugins/video.php?height=300&href=https%3A%2F%2Fwww.facebook.com%2Fbaladiya%2Fvideos%2F445566%2F&show_text=0'></iframe>", "https://www.facebook.com/baladiya/videos/445566/", "فيديو على فيسبوك")]
    [InlineData("<iframe data-src='//www.youtube-nocookie.com/embed/dQ-x_41abcd?rel=0' src='about:blank'></iframe>", "https://www.youtube.com/watch?v=dQ-x_41abcd", "فيديو على يوتيوب")]
    [InlineData("<div class='social-embed'><div class='share'><iframe src='https://www.youtube.com/embed/dQ-x_41abcd'></iframe></div></div>", "https://www.youtube.com/watch?v=dQ-x_41abcd", "فيديو على يوتيوب")]
    [InlineData("<amp-youtube data-videoid='dQ-x_41abcd'></amp-youtube>", "https://www.youtube.com/watch?v=dQ-x_41abcd", "فيديو على يوتيوب")]
    [InlineData("<script async src='https://telegram.org/js/telegram-widget.js?22' data-telegram-post='baladiya/77' data-width='100%'></script>", "https://t.me/baladiya/77", "منشور على تيليغرام")]
    [InlineData("<iframe src='https://t.me/baladiya/77?embed=1'></iframe>", "https://t.me/baladiya/77", "منشور على تيليغرام")]
    [InlineData("<blockquote class='tiktok-embed' cite='https://www.tiktok.com/@baladiya/video/7012345678901234567' data-video-id='7012345678901234567'><section></section></blockquote>", "https://www.tiktok.com/@baladiya/video/7012345678901234567", "فيديو على تيك توك")]
    public void An_embedded_post_becomes_a_link_where_it_stood(string embed, string address, string words)
    {
        var body = Article(Page(Before + embed + After)).Body.Value;
        var link = body.IndexOf($"href=\"{address}\"", StringComparison.Ordinal);
        Assert.InRange(link, body.IndexOf("توسعة الميناء", StringComparison.Ordinal), body.IndexOf("ثلاثة أرصفة", StringComparison.Ordinal));
        Assert.Contains($">{words}</a></p>", body, StringComparison.Ordinal);
        Assert.DoesNotContain("<iframe", body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quoted_post_keeps_its_words_and_has_one_link()
    {
        const string Tweet = "<blockquote class='twitter-tweet'><p>نعلن لسكان المدينة أن الميناء القديم سيبقى مفتوحا أمام الصيادين طيلة الأشغال، وأن الرسوم لن ترتفع.</p>— بلدية المدينة (@baladiya) <a href='https://twitter.com/baladiya/status/1234567890'>5 يناير 2026</a></blockquote>";
        var body = Article(Page(Before + Tweet + After)).Body.Value;
        Assert.Equal(1, body.Split("status/1234567890").Length - 1);
    }

    [Fact]
    public void A_video_above_the_first_and_below_the_last_line_belongs_to_the_article()
    {
        var body = Article(Page("<iframe src='https://www.youtube.com/embed/aaaaaaaaaaa'></iframe>" + Before + After + "<div><iframe src='https://www.youtube.com/embed/bbbbbbbbbbb'></iframe></div>")).Body.Value;
        Assert.Contains("v=aaaaaaaaaaa", body, StringComparison.Ordinal);
        Assert.Contains("v=bbbbbbbbbbb", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<iframe src='https://www.facebook.com/plugins/page.php?href=https%3A%2F%2Fwww.facebook.com%2Falsahifa'></iframe>")]
    [InlineData("<iframe src='https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fplugins%2Fpost.php%3Fhref%3Dx'></iframe>")]
    [InlineData("<iframe src='https://ads.example/banner?id=12'></iframe>")]
    [InlineData("<iframe src='javascript:alert(1)'></iframe>")]
    [InlineData("<iframe src='https://youtube.com.evil.example/embed/aaaaaaaaaaa'></iframe>")]
    [InlineData("<div class='related'><p>شاهد أيضا</p><iframe src='https://www.youtube.com/embed/aaaaaaaaaaa'></iframe></div>")]
    [InlineData("<div class='twitter-follow'><a href='https://twitter.com/alsahifa'>تابعونا</a></div>")]
    public void Frames_of_other_sites_are_removed(string frame) =>
        Assert.DoesNotContain("<a ", Article(Page(Before + frame + After)).Body.Value, StringComparison.Ordinal);
}

using Aggregator.Extraction;
using Aggregator.Extraction.Sanitizing;
using Aggregator.Publishing.Bodies;
using Aggregator.Publishing.Writers;
using Aggregator.Sources;
using Xunit;

namespace Aggregator.Tests.Publishing.Bodies;

/// <summary>One policy for the picture above the text and the pictures in the text.</summary>
public sealed class ShownImagesTests
{
    private const string Body = """
        <p>قبل الصورة.</p><figure><a href="/large.jpg"><img src="/a.jpg" srcset="/a.jpg 1x, /a-2.jpg 2x" alt="جسر &quot;كبير&quot;"></a><figcaption>الجسر</figcaption></figure><p><img src="/b.png?x=1&amp;y=2"></p><p>بعد <a href="/next">الصورة</a>.</p>
        """;

    private static readonly Source Paper = PublishedNews.Paper;
    private static readonly SafeHtml Html = Sanitizer.Sanitize(Body, new Uri("https://ofoq.example/"));

    [Fact]
    public void A_hot_linking_source_keeps_its_pictures_as_they_are() =>
        Assert.Equal(Html.Value, ShownImages.Direct.Body(Html, Paper));

    [Fact]
    public void A_proxied_source_shows_no_address_of_its_own_server_to_browsers()
    {
        var html = Proxying().Body(Html, Paper with { Images = ImagePolicy.Proxy });
        Assert.Contains("<img src=\"https://site.example/img/a.jpg\"", html, StringComparison.Ordinal);
        Assert.Contains("<img src=\"https://site.example/img/b.png\"", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://site.example/img/large.jpg\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("srcset", html, StringComparison.Ordinal);
        Assert.DoesNotContain("ofoq.example/a", html, StringComparison.Ordinal);
        Assert.Contains("alt=\"جسر &quot;كبير&quot;\"", html, StringComparison.Ordinal);
        Assert.Contains("<figcaption>الجسر</figcaption>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_with_a_logo_only_leaves_no_picture_and_no_empty_box()
    {
        var html = Proxying().Body(Html, Paper with { Images = ImagePolicy.Logo });
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.DoesNotContain("figure", html, StringComparison.Ordinal);
        Assert.DoesNotContain("figcaption", html, StringComparison.Ordinal);
        Assert.DoesNotContain(".jpg", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<p></p>", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://ofoq.example/next\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_with_a_logo_only_shows_our_copy_of_the_logo_for_every_picture()
    {
        var paper = Paper with { Images = ImagePolicy.Logo, Logo = new Uri("https://ofoq.example/logo.png") };
        var article = PublishedNews.Article();
        Assert.Equal(new Uri("https://site.example/img/logo.png"), Proxying().Lead(article, paper));
        Assert.Null(Proxying().AboveBody(article, paper));
        Assert.Null(Proxying().Lead(article, paper with { Logo = null }));
        Assert.Null(Proxying().Lead(article, paper with { Publish = PublishLevel.Headline }));
        Assert.Null(ShownImages.Direct.Logo(paper));
        Assert.Null(new ShownImages(_ => true, (image, _) => image).Logo(paper));
    }

    [Fact]
    public void Only_the_hidden_picture_disappears_with_all_its_sizes_and_links()
    {
        var images = new ShownImages(address => address.AbsolutePath is "/a-2.jpg" or "/large.jpg" or "/b.png", (_, _) => null);
        var html = images.Body(Html, Paper);
        Assert.Contains("<img src=\"https://ofoq.example/a.jpg\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("a-2.jpg", html, StringComparison.Ordinal);
        Assert.DoesNotContain("large.jpg", html, StringComparison.Ordinal);
        Assert.DoesNotContain("b.png", html, StringComparison.Ordinal);
        Assert.DoesNotContain("</a></figure>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<p></p>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_feed_of_a_proxied_source_names_our_copy_only()
    {
        var maker = PublishedNews.Maker with { Images = Proxying() };
        var entry = maker.FromArticle(PublishedNews.Article(1, html: Body), Paper with { Images = ImagePolicy.Proxy });
        var feed = PublishedNews.Feed(entry);
        foreach (var document in new[] { RssWriter.Write(feed), AtomWriter.Write(feed), JsonFeedWriter.Write(feed) })
        {
            var text = System.Text.Encoding.UTF8.GetString(document.Body.Span);
            Assert.Contains("https://site.example/img/1.png", text, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"ofoq\.example/[^""<&]*\.(png|jpg)", text);
        }
    }

    [Fact]
    public void The_picture_above_the_text_is_not_shown_again_when_the_text_has_it_in_another_size()
    {
        var article = PublishedNews.Article(1, html: "<p><img src='https://ofoq.example/صور/1-300x200.png'> نص</p>");
        Assert.Null(ShownImages.Direct.AboveBody(article, Paper));
        Assert.NotNull(ShownImages.Direct.AboveBody(article, Paper with { Publish = PublishLevel.Excerpt }));
        Assert.Null(ShownImages.Direct.AboveBody(article, Paper with { Publish = PublishLevel.Headline }));
    }

    [Fact]
    public void A_film_of_a_source_that_is_not_hot_linked_is_left_out_and_its_still_follows_the_policy()
    {
        var html = Sanitizer.Sanitize("<p>نص</p><video src='/f.mp4' poster='/a.jpg'></video>", new Uri("https://ofoq.example/"));
        Assert.DoesNotContain("video", Proxying().Body(html, Paper with { Images = ImagePolicy.Proxy }), StringComparison.Ordinal);
        var hidden = new ShownImages(address => address.AbsolutePath == "/a.jpg", (_, _) => null).Body(html, Paper);
        Assert.Contains("<video", hidden, StringComparison.Ordinal);
        Assert.DoesNotContain("a.jpg", hidden, StringComparison.Ordinal);
    }

    [Fact]
    public void Our_markup_after_a_picture_is_never_inside_its_link() =>
        Assert.Contains("</a><b>https://ofoq.example/a.jpg</b><figcaption>", ShownImages.Direct.Body(Html, Paper, address => $"<b>{address}</b>"), StringComparison.Ordinal);

    [Fact]
    public void The_pictures_of_a_body_are_listed_in_order() =>
        Assert.Equal(["/a.jpg", "/b.png"], ShownImages.In(Html).Select(image => image.AbsolutePath));

    [Theory]
    [InlineData("<p><img src='/a.jpg'")]
    [InlineData("<figure><img src='/a.jpg'></p></figure></a>")]
    [InlineData("<picture><source srcset='/a.jpg 1x'><source srcset='/b.webp 1x'><img src='/c.jpg'></picture>")]
    [InlineData("<a href='/a.jpg'><a href='/b.jpg'><img src='//'></a>")]
    public void Damaged_markup_comes_through_without_a_picture_that_is_hidden(string damaged)
    {
        var html = Sanitizer.Sanitize(damaged, new Uri("https://ofoq.example/"));
        var shown = new ShownImages(address => address.AbsolutePath == "/a.jpg", (_, _) => null).Body(html, Paper);
        Assert.DoesNotContain("a.jpg", shown, StringComparison.Ordinal);
        Assert.Equal(shown.Split("<p>").Length, shown.Split("</p>").Length);
        Assert.Equal(shown.Split("<figure>").Length, shown.Split("</figure>").Length);
    }

    private static ShownImages Proxying() => new(_ => false, (address, _) => new Uri($"https://site.example/img/{Path.GetFileName(address.AbsolutePath)}"));
}

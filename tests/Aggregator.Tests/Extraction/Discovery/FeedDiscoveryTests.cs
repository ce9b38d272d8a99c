using System.Text;
using Aggregator.Extraction.Discovery;
using Aggregator.Fetching;
using Xunit;

namespace Aggregator.Tests.Extraction.Discovery;

public sealed class FeedDiscoveryTests
{
    private const string Home = """
        <html><head>
        <link rel="alternate" type="application/rss+xml" title="الأفق » قسم الرياضة" href="/category/sport/feed/">
        <link rel="alternate" type="application/rss+xml" title="الأفق » الخلاصة" href="https://ofoq.example/feed/">
        <link rel="alternate" type="application/rss+xml" title="الأفق » خلاصة التعليقات" href="https://ofoq.example/comments/feed/">
        <link rel="alternate" type="application/json+oembed" href="/wp-json/oembed/1.0/embed?url=x">
        <link rel="alternate" hreflang="en" href="/en/">
        <link rel="sitemap" href="/sitemap-index.xml">
        </head><body>
        <a href="/rss/politics.xml">RSS</a> <a href="/feedback">اتصل بنا</a> <a href="/rss.png">صورة</a>
        <a href="https://feeds.feedburner.com/ofoq">تابعنا</a> <a href="https://other.example/rss.xml">RSS</a>
        <a href="https://www.facebook.com/feed/">فيسبوك</a>
        <a href="/page/khulasat">خلاصات الأخبار</a>
        </body></html>
        """;

    [Fact]
    public void Declared_feeds_come_first_and_the_whole_paper_before_its_sections() =>
        Assert.Equal(
            ["https://ofoq.example/feed/", "https://ofoq.example/category/sport/feed/"],
            Addresses(FeedEvidence.LinkElement));

    [Fact]
    public void Links_that_look_like_feeds_follow_but_no_buttons_and_no_other_sites() =>
        Assert.Equal(
            ["https://feeds.feedburner.com/ofoq", "https://ofoq.example/page/khulasat", "https://ofoq.example/rss/politics.xml"],
            Addresses(FeedEvidence.BodyLink).Order(StringComparer.Ordinal));

    [Fact]
    public void Well_known_paths_are_suggested_after_what_the_page_names()
    {
        var found = FeedDiscovery.Find(Page(Home));
        Assert.Equal([.. found.Select(candidate => candidate.Evidence).Order()], found.Select(candidate => candidate.Evidence));
        Assert.Contains("https://ofoq.example/rss.xml", Addresses(FeedEvidence.WellKnownPath));
    }

    [Fact]
    public void Comments_are_never_a_candidate() =>
        Assert.DoesNotContain(FeedDiscovery.Find(Page(Home)), candidate => candidate.Url.AbsolutePath.Contains("comments", StringComparison.Ordinal));

    [Fact]
    public void What_the_page_names_is_told_apart_comments_last()
    {
        var named = FeedDiscovery.FindNamed(Page(Home + "<a href='/news-sitemap.xml.gz'>خريطة الموقع</a>"));
        Assert.DoesNotContain(named, candidate => candidate.Evidence == FeedEvidence.WellKnownPath);
        Assert.Equal("https://ofoq.example/comments/feed/", Assert.Single(named, candidate => candidate.IsAboutComments).Url.AbsoluteUri);
        Assert.Equal(
            ["https://ofoq.example/comments/feed/", "https://ofoq.example/sitemap-index.xml", "https://ofoq.example/news-sitemap.xml.gz"],
            named.TakeLast(3).Select(candidate => candidate.Url.AbsoluteUri));
    }

    [Fact]
    public void No_address_is_named_twice()
    {
        var found = FeedDiscovery.Find(Page(Home));
        Assert.Equal(found.Count, found.Select(candidate => candidate.Url).Distinct().Count());
    }

    [Fact]
    public void A_declared_sitemap_stands_before_the_suggested_ones() =>
        Assert.Equal("https://ofoq.example/sitemap-index.xml", Addresses(FeedEvidence.Sitemap)[0]);

    [Fact]
    public void Robots_names_sitemaps_and_news_come_first() =>
        Assert.Equal(
            ["https://ofoq.example/news-sitemap.xml", "https://ofoq.example/sitemap.xml"],
            FeedDiscovery.FindSitemaps("User-agent: *\nSitemap: https://ofoq.example/sitemap.xml\r\nsitemap: /news-sitemap.xml\nSitemap: javascript:x", new Uri("https://ofoq.example/"))
                .Select(candidate => candidate.Url.AbsoluteUri));

    [Fact]
    public void A_page_that_is_not_html_still_gets_suggestions() =>
        Assert.All(FeedDiscovery.Find(Page("\0\u0001")), candidate => Assert.True(candidate.Evidence >= FeedEvidence.WellKnownPath));

    private static List<string> Addresses(FeedEvidence evidence) =>
        [.. FeedDiscovery.Find(Page(Home)).Where(candidate => candidate.Evidence == evidence).Select(candidate => candidate.Url.AbsoluteUri)];

    private static FetchedDocument Page(string html) => new()
    {
        Url = new Uri("https://ofoq.example/"),
        Body = Encoding.UTF8.GetBytes(html),
        FetchedAt = DateTimeOffset.UnixEpoch,
    };
}

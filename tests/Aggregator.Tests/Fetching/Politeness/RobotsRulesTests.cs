using Aggregator.Fetching.Politeness;
using Xunit;

namespace Aggregator.Tests.Fetching.Politeness;

public sealed class RobotsRulesTests
{
    private static bool Allows(string robots, string path) =>
        RobotsRules.Parse(robots, "NewsReader").Allows(new Uri(new Uri("https://news.example"), path));

    [Theory]
    [InlineData("User-agent: *\nDisallow: /", "/story", false)]
    [InlineData("User-agent: *\nDisallow:", "/story", true)]
    [InlineData("", "/story", true)]
    [InlineData("<html><body>robots: none</body></html>", "/story", true)]
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: newsreader\nDisallow: /private", "/story", true)]
    [InlineData("User-agent: NewsReader/2.0\nDisallow: /", "/story", false)]
    [InlineData("User-agent: Other\nUser-agent: NewsReader\nDisallow: /a\n\nUser-agent: *\nDisallow: /b", "/a", false)]
    [InlineData("User-agent: Other\nUser-agent: NewsReader\nDisallow: /a\n\nUser-agent: *\nDisallow: /b", "/b", true)]
    [InlineData("User-agent: NewsReader\nDisallow: /a\n\nUser-agent: *\nDisallow: /\n\nUser-agent: NewsReader\nDisallow: /b", "/b", false)]
    [InlineData("User-agent: Other\nDisallow: /\nUser-agent: *\nDisallow: /b", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /news\nAllow: /news/open", "/news/open/1", true)]
    [InlineData("User-agent: *\nAllow: /page\nDisallow: /page", "/page", true)]
    [InlineData("User-agent: *\nDisallow: /*.php$", "/a/index.php", false)]
    [InlineData("User-agent: *\nDisallow: /*.php$", "/index.php?id=1", true)]
    [InlineData("User-agent: *\nDisallow: /*.php$", "/a.php/b.php", false)]
    [InlineData("User-agent: *\nDisallow: /a*b*c", "/a-x-b-y-c-z", false)]
    [InlineData("User-agent: *\nDisallow: /أخبار/", "/%d8%a3%d8%ae%d8%a8%d8%a7%d8%b1/1", false)]
    [InlineData("User-agent: *\nDisallow: /%d8%a3%d8%ae", "/أخبار", false)]
    [InlineData("User-agent: *\nDisallow: /", "/robots.txt", true)]
    [InlineData("\ufeffUser-agent: * # الجميع\r\nDISALLOW : /private # خاص\r\n", "/private/1", false)]
    [InlineData("User-agent: *\nDisallow: /search?q=", "/search?q=1", false)]
    public void Rules_are_read_as_RFC_9309_says(string robots, string path, bool expected) => Assert.Equal(expected, Allows(robots, path));

    [Theory]
    [InlineData("User-agent: *\nCrawl-delay: 2.5", 2.5)]
    [InlineData("User-agent: Other\nCrawl-delay: 9", null)]
    [InlineData("User-agent: *\nCrawl-delay: fast", null)]
    [InlineData("User-agent: *\nCrawl-delay: 1e99", null)]
    [InlineData("User-agent: *\nCrawl-delay: 99999999999999999999999999999999", null)]
    [InlineData("User-agent: *\nCrawl-delay: NaN", null)]
    [InlineData("User-agent: *\nCrawl-delay: Infinity", null)]
    [InlineData("User-agent: *\nCrawl-delay: -Infinity", null)]
    public void A_crawl_delay_counts_in_our_group_only(string robots, double? seconds) =>
        Assert.Equal(seconds, RobotsRules.Parse(robots, "NewsReader").CrawlDelay?.TotalSeconds);
}

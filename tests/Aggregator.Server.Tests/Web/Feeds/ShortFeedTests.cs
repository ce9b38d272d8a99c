using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace Aggregator.Server.Tests.Web.Feeds;

/// <summary>Feeds whose address is a code of the reader's choice.</summary>
public sealed partial class ShortFeedTests
{
    [Theory]
    [InlineData("")]
    [InlineData("?section=sports&section=culture&country=ma&country=sy&form=stories&images=0&limit=20")]
    [InlineData("?source=alrasid,sada&q=جسر معلق&without=OpenSky، «قمر»")]
    [InlineData("?section=كلمات متقاطعة")]
    public async Task A_short_address_is_the_same_choice_in_three_formats(string query)
    {
        await using var site = await SiteUnderTest.StartAsync();
        var page = await site.TextAsync($"/subscribe{query}");
        var code = ShortCode.Match(page).Groups[1].Value;
        foreach (var format in (string[])["rss", "atom", "json"])
        {
            static string WithoutSelf(string feed) => SelfLink.Replace(feed, "");
            Assert.Equal(WithoutSelf(await site.TextAsync($"/feed.{format}{query}")), WithoutSelf(await site.TextAsync($"/f/{code}.{format}")));
            Assert.Contains($"https://site.example/f/{code}.{format}", await site.TextAsync($"/f/{code}.{format}"), StringComparison.Ordinal);
        }

        Assert.Contains("<path", await site.TextAsync($"/f/{code}.svg"), StringComparison.Ordinal);
        Assert.Contains($"xmlUrl=\"https://site.example/f/{code}.rss\"", await site.TextAsync($"/f/{code}.opml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/f/x.rss")]
    [InlineData("/f/____.atom")]
    [InlineData("/f/EAAA_w.json")]
    [InlineData("/f/nothing.svg")]
    [InlineData("/f/IAAAAA.rss")]
    public async Task A_feed_code_that_we_never_made_is_not_found(string path)
    {
        await using var site = await SiteUnderTest.StartAsync();
        using var answer = await site.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [GeneratedRegex("/f/([A-Za-z0-9_-]+)\\.svg")]
    private static partial Regex ShortCode { get; }

    [GeneratedRegex("<(?:atom:)?link rel=\"self\"[^>]*>|\"feed_url\": \"[^\"]*\"|<link>[^<]*</link>|<link rel=\"prev-archive\"[^>]*>")]
    private static partial Regex SelfLink { get; }
}

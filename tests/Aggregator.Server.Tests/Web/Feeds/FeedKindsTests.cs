using System.Text.Json;
using System.Xml.Linq;
using Aggregator.Tests.Publishing;
using Xunit;

namespace Aggregator.Server.Tests.Web.Feeds;

/// <summary>The validator's rules on every kind of feed, as readers get it.</summary>
public sealed class FeedKindsTests
{
    public static TheoryData<string> Kinds =>
    [
        "/feed", "/source/alrasid/feed", "/source/tit/feed", "/source/muqtadab/feed", "/section/sports/feed", "/country/ma/feed",
        "/feed?form=stories&limit=200", "/feed?images=0", "/feed?q=الجسر", "/feed?q=لاشيءبهذااللفظ", "/feed?source=alrasid,sada&without=قمة&section=politics", "/archive/2026-11/1/feed",
    ];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Rss_of_every_kind_keeps_the_validators_rules(string kind)
    {
        await using var site = await SiteUnderTest.StartAsync();
        var feed = XDocument.Parse(await site.TextAsync(In(kind, "rss")));
        Assert.Empty(ValidatorRules.OfRss(feed));
        Assert.Empty(ValidatorRules.OfOurs(feed));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Atom_of_every_kind_keeps_the_validators_rules(string kind)
    {
        await using var site = await SiteUnderTest.StartAsync();
        var feed = XDocument.Parse(await site.TextAsync(In(kind, "atom")));
        Assert.Empty(ValidatorRules.OfAtom(feed));
        Assert.Empty(ValidatorRules.OfOurs(feed));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Json_of_every_kind_keeps_version_1_1(string kind)
    {
        await using var site = await SiteUnderTest.StartAsync();
        using var feed = JsonDocument.Parse(await site.TextAsync(In(kind, "json")));
        Assert.Empty(JsonFeedRules.Of(feed.RootElement));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_address_that_a_feed_gives_itself_brings_the_same_bytes(string kind)
    {
        await using var site = await SiteUnderTest.StartAsync();
        var text = await site.TextAsync(In(kind, "atom"));
        var self = XDocument.Parse(text).Root?.Elements(ValidatorRules.Atom + "link").Single(link => link.Attribute("rel")?.Value == "self").Attribute("href")?.Value;
        Assert.Equal(text, await site.TextAsync(new Uri(self ?? "").PathAndQuery));
    }

    private static string In(string kind, string format) => kind.Split('?') is [var path, var query] ? $"{path}.{format}?{query}" : $"{kind}.{format}";
}

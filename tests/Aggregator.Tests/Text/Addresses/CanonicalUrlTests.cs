using Aggregator.Text.Addresses;
using Xunit;

namespace Aggregator.Tests.Text.Addresses;

public sealed class CanonicalUrlTests
{
    [Theory]
    [InlineData("https://news.example/a/خبر")]
    [InlineData("http://WWW.News.Example:80/a/خبر/#comments")]
    [InlineData("https://m.news.example//a/%D8%AE%D8%A8%D8%B1?utm_source=rss&fbclid=x")]
    [InlineData("https://amp.news.example/a/%d8%ae%d8%a8%d8%b1/amp?weekly")]
    [InlineData(" //news.example/a/خبر?xtor=RSS-1&amp;amp=1 ")]
    public void Twins_of_an_address_have_one_key(string twin) => Assert.Equal("news.example/a/خبر", CanonicalUrl.Key(twin));

    [Theory]
    [InlineData("https://news.example/?p=12", "https://news.example/?p=13")]
    [InlineData("https://news.example/a?page=2", "https://news.example/a")]
    [InlineData("https://news.example/a?lang=ar", "https://news.example/a?lang=fr")]
    [InlineData("https://news.example/show?10542", "https://news.example/show?10543")]
    [InlineData("https://news.example/a%2Fb", "https://news.example/a/b")]
    [InlineData("https://news.example:8080/a", "https://news.example/a")]
    public void Different_articles_have_different_keys(string one, string other) =>
        Assert.NotEqual(CanonicalUrl.Key(one), CanonicalUrl.Key(other));

    [Fact]
    public void The_order_and_case_of_query_names_do_not_matter() =>
        Assert.Equal(CanonicalUrl.Key("https://news.example/n.aspx?ArticleID=7&CategoryID=1"), CanonicalUrl.Key("https://news.example/n.aspx?categoryid=1&ArticleId=7"));

    [Fact]
    public void A_host_whose_amp_is_a_section_keeps_it() =>
        Assert.Equal("news.example/amp", CanonicalUrl.Key("https://news.example/amp", new HostHabits { AmpIsTwin = false }));

    [Theory]
    [InlineData("")]
    [InlineData("not an address")]
    [InlineData("http://")]
    [InlineData("mailto:desk@news.example")]
    public void An_unreadable_address_is_its_own_key(string text) => Assert.Equal(text, CanonicalUrl.Key(text));

    [Fact]
    public void A_host_that_no_name_server_could_know_has_a_key_like_any_other()
    {
        Assert.Equal("akhbar\uFFFDx.example/1", CanonicalUrl.Key("http://www.Akhbar\uFFFDx.example/1?utm_source=rss"));
        Assert.NotEmpty(CanonicalUrl.Key($"http://{new string('ا', 70)}.example/1"));
    }

    [Fact]
    public void A_key_of_half_a_character_is_still_a_key() => Assert.NotEmpty(CanonicalUrl.Key("https://news.example/\uD83D?q=\uDC00&%=%ZZ"));
}

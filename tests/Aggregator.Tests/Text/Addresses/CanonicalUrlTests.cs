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

    [Theory]
    [InlineData("https://www.google.com/amp/s/m.news.example/a/خبر/amp?amp_gsa=1&amp_js_v=a3")]
    [InlineData("https://www.google.com.sa/amp/news.example/a/خبر")]
    [InlineData("https://news-example.cdn.ampproject.org/c/s/news.example/a/%D8%AE%D8%A8%D8%B1?usqp=mq331AQGsAEggAID#aoh=1")]
    [InlineData("https://cdn.ampproject.org/v/s/amp.news.example/a/خبر?amp_js_v=0.1")]
    [InlineData("https://www.bing.com/amp/s/www.news.example/a/خبر")]
    [InlineData("https://www.google.com/url?rct=j&sa=t&url=https://news.example/a/%25D8%25AE%25D8%25A8%25D8%25B1&ct=ga&cd=CAIyHDY&usg=AOvVaw1")]
    [InlineData("https://www.google.co.ma/url?q=http%3A%2F%2Fwww.news.example%2Fa%2F%25D8%25AE%25D8%25A8%25D8%25B1%3Futm_source%3Dga&sa=U")]
    [InlineData("https://www.google.com/url?url=https%3A%2F%2Fwww.google.com%2Famp%2Fs%2Fnews.example%2Fa%2F%D8%AE%D8%A8%D8%B1")]
    [InlineData("https://l.facebook.com/l.php?u=https%3A%2F%2Fnews.example%2Fa%2F%25D8%25AE%25D8%25A8%25D8%25B1%3Ffbclid%3Dx&h=AT0")]
    public void An_address_that_wraps_another_has_the_key_of_that_one(string wrapped) => Assert.Equal("news.example/a/خبر", CanonicalUrl.Key(wrapped));

    [Theory]
    [InlineData("https://www.google.com/amp/about", "google.com/about")]
    [InlineData("https://www.google.com/url?url=javascript:alert(1)", "google.com/url?url=javascript:alert(1)")]
    [InlineData("https://google.news.example/amp/s/other.example/1", "google.news.example/s/other.example/1")]
    [InlineData("https://news.example/url?url=https://other.example/1", "news.example/url?url=https:%2F%2Fother.example%2F1")]
    [InlineData("https://notampproject.org/c/s/other.example/1", "notampproject.org/c/s/other.example/1")]
    public void Only_viewers_that_are_known_wrap_addresses(string address, string key) => Assert.Equal(key, CanonicalUrl.Key(address));

    [Theory]
    [InlineData("https://news.example/#/news/5514", "news.example#/news/5514")]
    [InlineData("https://www.news.example/app/index.html#/news/5514/?utm_source=rss", "news.example/app/index.html#/news/5514")]
    [InlineData("https://news.example/#/%D8%AE%D8%A8%D8%B1?id=7", "news.example#/خبر?id=7")]
    [InlineData("https://news.example/#!خبر", "news.example#!خبر")]
    [InlineData("https://news.example/a#/", "news.example/a")]
    [InlineData("https://news.example/a#!", "news.example/a")]
    [InlineData("https://news.example/a#comments", "news.example/a")]
    public void A_fragment_that_is_a_route_is_part_of_the_key(string address, string key) => Assert.Equal(key, CanonicalUrl.Key(address));

    [Fact]
    public void The_order_and_case_of_query_names_do_not_matter() =>
        Assert.Equal(CanonicalUrl.Key("https://news.example/n.aspx?ArticleID=7&CategoryID=1"), CanonicalUrl.Key("https://news.example/n.aspx?categoryid=1&ArticleId=7"));

    [Fact]
    public void A_host_with_a_section_named_amp_keeps_it_in_the_key() =>
        Assert.Equal("news.example/amp", CanonicalUrl.Key("https://news.example/amp", new HostHabits { AmpIsTwin = false }));

    [Theory]
    [InlineData("")]
    [InlineData("not an address")]
    [InlineData("http://")]
    [InlineData("mailto:desk@news.example")]
    public void An_unreadable_address_is_its_own_key(string text) => Assert.Equal(text, CanonicalUrl.Key(text));

    [Fact]
    public void A_host_name_that_cannot_exist_has_a_key_like_any_other()
    {
        Assert.Equal("akhbar\uFFFDx.example/1", CanonicalUrl.Key("http://www.Akhbar\uFFFDx.example/1?utm_source=rss"));
        Assert.NotEmpty(CanonicalUrl.Key($"http://{new string('ا', 70)}.example/1"));
    }

    [Fact]
    public void A_key_of_half_a_character_is_still_a_key() => Assert.NotEmpty(CanonicalUrl.Key("https://news.example/\uD83D?q=\uDC00&%=%ZZ"));
}

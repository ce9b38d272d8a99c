using Aggregator.Trials.Addresses;
using Xunit;

namespace Aggregator.Tests.Trials;

public sealed class AddressTextTests
{
    [Theory]
    [InlineData("https://paper.example/", "https://paper.example/")]
    [InlineData("  HTTP://Paper.Example/Feed  ", "http://paper.example/Feed")]
    [InlineData("<https://paper.example/rss>,", "https://paper.example/rss")]
    [InlineData("«https://paper.example/rss».", "https://paper.example/rss")]
    [InlineData("جريدة النهار: https://paper.example/ar/", "https://paper.example/ar/")]
    [InlineData("(https://paper.example/a_(b))", "https://paper.example/a_(b)")]
    [InlineData("feed://paper.example/rss", "http://paper.example/rss")]
    [InlineData("feed:https://paper.example/rss", "https://paper.example/rss")]
    [InlineData("view-source:https://paper.example/", "https://paper.example/")]
    [InlineData("https:/paper.example/", "https://paper.example/")]
    [InlineData("https://paper.example/#comments", "https://paper.example/")]
    [InlineData("\u200fhttps://paper.example/\u200e", "https://paper.example/")]
    [InlineData("https://paper.example/news?id=5؟", "https://paper.example/news?id=5")]
    public void The_address_is_found_in_what_people_paste(string text, string address) => Assert.Equal([address], AddressText.Read(text).Select(url => url.AbsoluteUri));

    [Theory]
    [InlineData("paper.example", "https://paper.example/", "http://paper.example/")]
    [InlineData("www.paper.example/ar،", "https://www.paper.example/ar", "http://www.paper.example/ar")]
    [InlineData("127.0.0.1:5099/rss.xml", "http://127.0.0.1:5099/rss.xml", "https://127.0.0.1:5099/rss.xml")]
    [InlineData("localhost:5099", "http://localhost:5099/", "https://localhost:5099/")]
    public void Without_a_scheme_both_are_tried(string text, string first, string second) => Assert.Equal([first, second], AddressText.Read(text).Select(url => url.AbsoluteUri));

    [Fact]
    public void A_name_in_Arabic_letters_is_an_address()
    {
        var addresses = AddressText.Read("صحيفة.موقع/أخبار");
        Assert.Equal(2, addresses.Count);
        Assert.All(addresses, url => Assert.StartsWith("xn--", url.IdnHost, StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_in_Arabic_letters_is_tried_with_both_schemes() => Assert.Equal(2, AddressText.Read("«صحيفة.موقع»").Count);

    [Theory]
    [InlineData("")]
    [InlineData("النهار")]
    [InlineData("ftp://paper.example/")]
    [InlineData("mailto:desk@paper.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://")]
    [InlineData("https://name:word@paper.example/")]
    [InlineData("12.5")]
    public void What_is_no_address_gives_none(string text) => Assert.Empty(AddressText.Read(text));
}

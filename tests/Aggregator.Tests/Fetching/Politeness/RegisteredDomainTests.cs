using Aggregator.Fetching.Politeness;
using Xunit;

namespace Aggregator.Tests.Fetching.Politeness;

public sealed class RegisteredDomainTests
{
    [Theory]
    [InlineData("https://www.paper.example/1", "paper.example")]
    [InlineData("http://paper.example:8080/feed", "paper.example")]
    [InlineData("https://img.cdn.paper.com/a.jpg", "paper.com")]
    [InlineData("https://www.paper.com.sa/", "paper.com.sa")]
    [InlineData("https://paper.com.sa/", "paper.com.sa")]
    [InlineData("https://feeds.paper.co.uk/arabic/rss.xml", "paper.co.uk")]
    [InlineData("https://m.paper.press.ma/", "paper.press.ma")]
    [InlineData("https://news.ministry.gov.eg/", "ministry.gov.eg")]
    [InlineData("https://a.paper.ma/", "paper.ma")]
    [InlineData("https://one.blogspot.com/", "one.blogspot.com")]
    [InlineData("https://two.blogspot.com/", "two.blogspot.com")]
    [InlineData("https://WWW.Paper.Example./", "paper.example")]
    [InlineData("http://127.0.0.1:5081/feed", "127.0.0.1:5081")]
    [InlineData("http://[::1]:5081/feed", "[::1]:5081")]
    [InlineData("http://localhost:5081/feed", "localhost:5081")]
    public void All_host_names_of_a_paper_count_as_one_server(string address, string expected) =>
        Assert.Equal(expected, RegisteredDomain.Of(new Uri(address)));
}

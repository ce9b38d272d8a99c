using System.Text;
using Aggregator.Feeds;
using Aggregator.Fetching;
using Xunit;

namespace Aggregator.Tests.Feeds;

public sealed class FeedParserTests
{
    [Fact]
    public void Plain_words_are_not_a_feed()
    {
        var document = new FetchedDocument
        {
            Url = new Uri("https://news.example/feed"),
            Body = Encoding.UTF8.GetBytes("hello"),
            FetchedAt = DateTimeOffset.UnixEpoch,
        };

        Assert.IsType<FeedOutcome.NotAFeed>(FeedParser.Parse(document));
    }
}

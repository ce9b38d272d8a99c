using Aggregator.Server.Web.Lists;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Xunit;

namespace Aggregator.Server.Tests.Web.Lists;

public sealed class FeedRequestTests
{
    [Fact]
    public void A_search_by_days_and_relevance_is_understood_and_spelled_in_one_way()
    {
        var request = Read("?hits=5000&order=relevance&to=2026-03-14&q=الميناء&from=2026-03-01");
        var query = request.ToQuery();
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), query.From);
        Assert.Equal(new DateTimeOffset(2026, 3, 15, 0, 0, 0, TimeSpan.Zero), query.To);
        Assert.Equal((true, 1000), (query.ByRelevance, query.RankedHits));
        Assert.EndsWith("&order=relevance&hits=1000&from=2026-03-01&to=2026-03-14", request.QueryString(), StringComparison.Ordinal);
        Assert.Equal(request.QueryString(), Read(request.QueryString()).QueryString());
    }

    [Theory]
    [InlineData("?from=14-03-2026&to=غدا&hits=-1&order=price")]
    [InlineData("?from=2026-02-30&to=&hits=1e9&order=")]
    public void An_invalid_day_or_order_is_ignored(string address) =>
        Assert.Equal("", Read(address).QueryString());

    [Fact]
    public void The_last_possible_day_is_accepted() => Assert.Null(Read("?to=9999-12-31").ToQuery().To);

    private static FeedRequest Read(string query) => FeedRequest.Read(new QueryCollection(QueryHelpers.ParseQuery(query)));
}

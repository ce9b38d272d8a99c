using System.Text;
using Aggregator.Fetching;
using Xunit;
using static Aggregator.Tests.Fetching.LoopbackServer;

namespace Aggregator.Tests.Fetching;

/// <summary>What servers claim about a body's encoding is a claim like others: it may be false, and it may be an attack.</summary>
public sealed class EncodingTests
{
    private static readonly FetchingOptions Open = new()
    {
        AllowedNetworks = ["127.0.0.0/8"],
        UseProxy = false,
        MinGapPerHost = TimeSpan.Zero,
        RetryDelay = TimeSpan.Zero,
    };

    private static async Task<FetchOutcome> FetchAsync(string headers, byte[] body)
    {
        await using var server = new LoopbackServer(_ => Answer("200 OK", headers, body));
        using var fetcher = new Fetcher(Open, TimeProvider.System);
        return await fetcher.FetchAsync(new FetchRequest { Url = server.Url() }, TestContext.Current.CancellationToken);
    }

    private static byte[] Packed(int times) =>
        Enumerable.Range(0, times).Aggregate("<rss/>"u8.ToArray(), (bytes, _) => FetcherTests.Compressed(bytes, "br"));

    [Theory]
    [InlineData(4)]
    [InlineData(20_000)] // As many as the header has room for.
    public async Task A_body_in_more_wrappings_than_anybody_needs_is_not_unpacked(int layers)
    {
        var headers = $"Content-Encoding: {string.Join(',', Enumerable.Repeat("br", layers))}\r\n";
        var failed = Assert.IsType<FetchOutcome.Failed>(await FetchAsync(headers, Packed(4)));
        Assert.Equal(FetchFailure.Unreachable, failed.Failure);
        Assert.Contains($"{layers} encodings", failed.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrappings_named_in_several_lines_count_together()
    {
        const string two = "Content-Encoding: br, br\r\n";
        Assert.IsType<FetchOutcome.Failed>(await FetchAsync(two + two, Packed(4)));
        var fetched = Assert.IsType<FetchOutcome.Fetched>(await FetchAsync(two + "Content-Encoding: br\r\n", Packed(3)));
        Assert.Equal("<rss/>", Encoding.UTF8.GetString(fetched.Document.Body.Span));
    }

    [Theory]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("gzip, br")]
    public async Task Plain_text_under_the_name_of_an_encoding_is_a_failure_of_the_server(string encoding)
    {
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("خبر من الرباط. ", 200)));
        var failed = Assert.IsType<FetchOutcome.Failed>(await FetchAsync($"Content-Encoding: {encoding}\r\n", text));
        Assert.Equal(FetchFailure.Unreachable, failed.Failure);
    }
}

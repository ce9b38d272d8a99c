using System.Text;
using Aggregator.Fetching;
using Xunit;
using static Aggregator.Tests.Fetching.LoopbackServer;

namespace Aggregator.Tests.Fetching;

/// <summary>What a server says about the encoding of a body may be wrong, or an attack.</summary>
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
    [InlineData(20_000)] // More do not fit into the header.
    public async Task A_body_with_too_many_encodings_is_not_unpacked(int layers)
    {
        var headers = $"Content-Encoding: {string.Join(',', Enumerable.Repeat("br", layers))}\r\n";
        var failed = Assert.IsType<FetchOutcome.Failed>(await FetchAsync(headers, Packed(4)));
        Assert.Equal(FetchFailure.Unreachable, failed.Failure);
        Assert.Contains($"{layers} encodings", $"{failed.Detail}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Encodings_in_several_header_lines_count_together()
    {
        const string two = "Content-Encoding: br, br\r\n";
        Assert.IsType<FetchOutcome.Failed>(await FetchAsync(two + two, Packed(4)));
        var fetched = Assert.IsType<FetchOutcome.Fetched>(await FetchAsync(two + "Content-Encoding: br\r\n", Packed(3)));
        Assert.Equal("<rss/>", Encoding.UTF8.GetString(fetched.Document.Body.Span));
    }

    [Theory]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("gzip")]
    [InlineData("zstd")]
    [InlineData("gzip, br")]
    public async Task Plain_text_under_the_name_of_an_encoding_is_read_as_it_is(string encoding)
    {
        foreach (var text in PlainTexts)
        {
            var fetched = Assert.IsType<FetchOutcome.Fetched>(await FetchAsync($"Content-Encoding: {encoding}\r\n", text));
            Assert.Equal(text, fetched.Document.Body.ToArray());
        }
    }

    private static IEnumerable<byte[]> PlainTexts =>
    [
        "<?xml version=\"1.0\"?><rss/>"u8.ToArray(),
        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[]}"u8.ToArray(),
        "3"u8.ToArray(),
        [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("<rss><!-- خبر من الرباط --></rss>")],
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("خبر من الرباط. ", 200))),
        Encoding.GetEncoding(1256).GetBytes(string.Concat(Enumerable.Repeat("خبر من الرباط. ", 200))),
    ];

    [Theory]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("gzip")]
    public async Task A_compressed_body_is_unpacked_however_short(string encoding)
    {
        foreach (var text in PlainTexts)
        {
            var fetched = Assert.IsType<FetchOutcome.Fetched>(await FetchAsync($"Content-Encoding: {encoding}\r\n", FetcherTests.Compressed(text, encoding)));
            Assert.Equal(text, fetched.Document.Body.ToArray());
        }
    }

    [Fact]
    public async Task Neither_text_nor_packed_is_a_failure_of_the_server()
    {
        var bytes = new byte[4096];
        new Random(5).NextBytes(bytes);
        bytes[0] = 0xFF;
        Assert.Equal(FetchFailure.Unreachable, Assert.IsType<FetchOutcome.Failed>(await FetchAsync("Content-Encoding: br\r\n", bytes)).Failure);
    }
}

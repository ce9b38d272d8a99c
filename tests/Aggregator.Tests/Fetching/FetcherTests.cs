using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Aggregator.Fetching;
using Xunit;
using static Aggregator.Tests.Fetching.LoopbackServer;

namespace Aggregator.Tests.Fetching;

public sealed class FetcherTests
{
    // A busy machine may answer late, so tests wait long.
    private const int Patience = 60_000;

    private static readonly FetchingOptions Patient = Options();

    private static FetchingOptions Options(int maxBodyBytes = 1024 * 1024, int firstByte = Patience, int total = Patience) => new()
    {
        AllowedNetworks = ["127.0.0.0/8"],
        UseProxy = false,
        MaxBodyBytes = maxBodyBytes,
        ConnectTimeout = TimeSpan.FromMilliseconds(Patience),
        FirstByteTimeout = TimeSpan.FromMilliseconds(firstByte),
        TotalTimeout = TimeSpan.FromMilliseconds(total),
        MinGapPerHost = TimeSpan.Zero,
        RetryDelay = TimeSpan.Zero,
    };

    private static async Task<FetchOutcome> FetchAsync(FetchRequest request, FetchingOptions? options = null)
    {
        using var fetcher = new Fetcher(options ?? Patient, TimeProvider.System);
        return await fetcher.FetchAsync(request, TestContext.Current.CancellationToken);
    }

    private static Task<FetchOutcome> FetchAsync(Uri url, FetchingOptions? options = null) => FetchAsync(new FetchRequest { Url = url }, options);

    private static async Task<FetchFailure> FailureAsync(Uri url, FetchingOptions? options = null) =>
        Assert.IsType<FetchOutcome.Failed>(await FetchAsync(url, options)).Failure;

    private static async Task<FetchOutcome> FetchAnswerAsync(byte[] answer, FetchingOptions? options = null)
    {
        await using var server = new LoopbackServer(_ => answer);
        return await FetchAsync(server.Url(), options);
    }

    [Fact]
    public async Task A_document_comes_with_its_claims_and_its_validators_byte_for_byte()
    {
        const string headers = "ETag: W/broken \"x\"\xe9\r\nLast-Modified: yesterday, about noon\r\n"
            + "Content-Type: text/XML ; charset='windows-1256'\r\nCache-Control: max-age=600\r\n";
        await using var server = new LoopbackServer(_ => Answer("200 OK", headers, "<rss/>"));
        using var fetcher = new Fetcher(Patient, TimeProvider.System);
        var request = new FetchRequest { Url = server.Url() };

        var fetched = Assert.IsType<FetchOutcome.Fetched>(await fetcher.FetchAsync(request, TestContext.Current.CancellationToken));
        await fetcher.FetchAsync(request with { Validators = fetched.Validators }, TestContext.Current.CancellationToken);

        Assert.Equal("<rss/>", Encoding.UTF8.GetString(fetched.Document.Body.Span));
        Assert.Equal(("text/xml", "windows-1256"), (fetched.Document.MediaType, fetched.Document.Charset));
        Assert.Equal(TimeSpan.FromMinutes(10), fetched.FreshFor);
        var second = server.Requests.Last();
        Assert.Contains("If-None-Match: W/broken \"x\"\xe9\r\n", second, StringComparison.Ordinal);
        Assert.Contains("If-Modified-Since: yesterday, about noon\r\n", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task We_say_who_we_are_and_where_to_complain()
    {
        await using var server = new LoopbackServer(_ => Answer("200 OK"));
        await FetchAsync(server.Url());
        Assert.Contains("User-Agent: ArabicNewsAggregator/1.0 (+http://localhost:5080/bot)\r\n", Assert.Single(server.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unchanged_document_is_not_sent_again()
    {
        await using var server = new LoopbackServer(_ => Encoding.Latin1.GetBytes("HTTP/1.1 304 Not Modified\r\nCache-Control: max-age=60\r\n\r\n"));
        var outcome = await FetchAsync(new FetchRequest { Url = server.Url(), Validators = new Validators("\"a\"", null) });
        Assert.Equal(new FetchOutcome.NotModified(TimeSpan.FromMinutes(1)), outcome);
    }

    [Fact]
    public async Task An_unasked_304_is_a_fault_of_the_server()
    {
        await using var server = new LoopbackServer(_ => Encoding.Latin1.GetBytes("HTTP/1.1 304 Not Modified\r\n\r\n"));
        Assert.Equal(FetchFailure.ServerError, await FailureAsync(server.Url()));
    }

    public static TheoryData<string> Encodings => ["gzip", "x-gzip", "br", "deflate", "raw deflate", "gzip, br", "identity", "utf-8"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task A_compressed_body_arrives_as_it_was_written(string encoding)
    {
        var text = string.Concat(Enumerable.Repeat("خبر من الرباط. ", 200));
        var body = encoding.Split(", ").Aggregate(Encoding.UTF8.GetBytes(text), Compressed);
        var answer = Answer("200 OK", $"Content-Encoding: {encoding.Replace("raw ", "", StringComparison.Ordinal)}\r\n", body);
        var fetched = Assert.IsType<FetchOutcome.Fetched>(await FetchAnswerAsync(answer));
        Assert.Equal(text, Encoding.UTF8.GetString(fetched.Document.Body.Span));
    }

    [Fact]
    public async Task Plain_text_under_the_name_of_gzip_is_read_as_plain_text()
    {
        var fetched = Assert.IsType<FetchOutcome.Fetched>(await FetchAnswerAsync(Answer("200 OK", "Content-Encoding: gzip\r\n", "<rss/>")));
        Assert.Equal("<rss/>", Encoding.UTF8.GetString(fetched.Document.Body.Span));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_bomb_is_refused_by_its_inflated_size_and_by_its_ratio(string encoding)
    {
        var bomb = Answer("200 OK", $"Content-Encoding: {encoding}\r\n", Compressed(new byte[900_000], encoding));
        var byRatio = Assert.IsType<FetchOutcome.Failed>(await FetchAnswerAsync(bomb));
        Assert.Equal(FetchFailure.TooLarge, byRatio.Failure);
        Assert.Contains("times", $"{byRatio.Detail}", StringComparison.Ordinal);
        var bySize = Assert.IsType<FetchOutcome.Failed>(await FetchAnswerAsync(bomb, Options(maxBodyBytes: 64 * 1024)));
        Assert.Equal(FetchFailure.TooLarge, bySize.Failure);
        Assert.Contains("longer", $"{bySize.Detail}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broken_compression_is_a_failure_not_half_a_document()
    {
        var whole = Compressed(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 9999))), "gzip");
        var outcome = await FetchAnswerAsync(Answer("200 OK", "Content-Encoding: gzip\r\n", whole[..^2000]));
        Assert.Equal(FetchFailure.Unreachable, Assert.IsType<FetchOutcome.Failed>(outcome).Failure);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused_whether_announced_or_not()
    {
        var body = new byte[100_000];
        var small = Options(maxBodyBytes: 64 * 1024);
        Assert.Equal(FetchFailure.TooLarge, Assert.IsType<FetchOutcome.Failed>(await FetchAnswerAsync(Answer("200 OK", "", body), small)).Failure);
        byte[] unannounced = [.. Encoding.Latin1.GetBytes("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"), .. body];
        Assert.Equal(FetchFailure.TooLarge, Assert.IsType<FetchOutcome.Failed>(await FetchAnswerAsync(unannounced, small)).Failure);
    }

    [Fact]
    public async Task Endless_headers_are_refused() => Assert.Equal(
        FetchFailure.TooLarge,
        Assert.IsType<FetchOutcome.Failed>(await FetchAnswerAsync(Answer("200 OK", $"X: {new string('a', 80_000)}\r\n"))).Failure);

    [Fact]
    public async Task A_body_that_breaks_off_is_not_a_document()
    {
        var outcome = await FetchAnswerAsync(Encoding.Latin1.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"));
        Assert.Equal(FetchFailure.Unreachable, Assert.IsType<FetchOutcome.Failed>(outcome).Failure);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")]
    public async Task A_server_that_falls_silent_is_given_up(string beginning)
    {
        await using var server = new LoopbackServer(async (_, stream, token) =>
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(beginning), token);
            await Task.Delay(Timeout.Infinite, token);
        });
        Assert.Equal(FetchFailure.TimedOut, await FailureAsync(server.Url(), Options(firstByte: 100, total: 150)));
    }

    [Fact]
    public async Task A_caller_who_cancels_gets_a_cancellation_not_an_outcome()
    {
        using var caller = new CancellationTokenSource();
        await using var server = new LoopbackServer(async (_, _, token) =>
        {
            await caller.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
        });
        using var fetcher = new Fetcher(Patient, TimeProvider.System);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetcher.FetchAsync(new FetchRequest { Url = server.Url() }, caller.Token));
    }

    [Fact]
    public async Task A_connection_that_breaks_once_is_tried_once_more()
    {
        var calls = 0;
        await using var server = new LoopbackServer(_ => Interlocked.Increment(ref calls) == 1 ? [] : Answer("200 OK"));
        Assert.IsType<FetchOutcome.Fetched>(await FetchAsync(server.Url()));
        Assert.Equal(2, calls);
    }

    [Fact]
    public async Task A_closed_port_is_unreachable()
    {
        // The port stays bound, so no other program can listen there.
        using var silent = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        silent.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Assert.Equal(FetchFailure.Unreachable, await FailureAsync(new Uri($"http://{silent.LocalEndPoint}/feed")));
    }

    [Theory]
    [InlineData("401 No", FetchFailure.Blocked)]
    [InlineData("403 Forbidden", FetchFailure.Blocked)]
    [InlineData("451 Censored", FetchFailure.Blocked)]
    [InlineData("404 Not Found", FetchFailure.NotFound)]
    [InlineData("410 Gone", FetchFailure.Gone)]
    [InlineData("418 Teapot", FetchFailure.ClientError)]
    [InlineData("206 Part", FetchFailure.ServerError)]
    [InlineData("500 Oops", FetchFailure.ServerError)]
    [InlineData("503 Busy", FetchFailure.ServerError)]
    [InlineData("302 Nowhere", FetchFailure.ServerError)]
    public async Task Each_refusal_has_its_class(string status, FetchFailure expected)
    {
        var failed = Assert.IsType<FetchOutcome.Failed>(await FetchAnswerAsync(Answer(status)));
        Assert.Equal((expected, status[..3]), (failed.Failure, failed.StatusCode?.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task A_challenge_page_is_a_refusal() => Assert.Equal(
        FetchFailure.Blocked,
        Assert.IsType<FetchOutcome.Failed>(await FetchAnswerAsync(Answer("503 Busy", "cf-mitigated: challenge\r\n"))).Failure);

    internal static byte[] Compressed(byte[] body, string encoding)
    {
        using var result = new MemoryStream();
        using (Stream stream = encoding switch
        {
            "gzip" or "x-gzip" => new GZipStream(result, CompressionLevel.Optimal),
            "br" => new BrotliStream(result, CompressionLevel.Optimal),
            "deflate" => new ZLibStream(result, CompressionLevel.Optimal),
            "raw deflate" => new DeflateStream(result, CompressionLevel.Optimal),
            _ => new BufferedStream(result),
        })
        {
            stream.Write(body);
        }

        return result.ToArray();
    }
}

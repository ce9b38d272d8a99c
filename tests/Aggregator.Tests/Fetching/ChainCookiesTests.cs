using Aggregator.Fetching;
using Aggregator.Fetching.Http;
using Xunit;
using static Aggregator.Tests.Fetching.LoopbackServer;

namespace Aggregator.Tests.Fetching;

/// <summary>Cookies live for one chain of redirects and are sent where a browser would send them.</summary>
public sealed class ChainCookiesTests
{
    private const string Feed = "<rss><channel><title>النهار</title></channel></rss>";

    private static readonly FetchingOptions Open = new()
    {
        AllowedNetworks = ["127.0.0.0/8"],
        UseProxy = false,
        MinGapPerHost = TimeSpan.Zero,
        RetryDelay = TimeSpan.Zero,
    };

    private static string? Sent(string setBy, string url, params string[] lines)
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("Set-Cookie", lines);
        var cookies = new ChainCookies(TimeProvider.System);
        cookies.Take(response.Headers, new Uri(setBy));
        return cookies.HeaderFor(new Uri(url));
    }

    private static async Task<(FetchOutcome Outcome, string[] Requests)> FetchAsync(Func<string, string?, byte[]> answer, string path = "/feed", FetchRequest? request = null)
    {
        await using var server = new LoopbackServer(head => answer(
            head.Split(' ')[1],
            head.Split("\r\n").FirstOrDefault(line => line.StartsWith("Cookie: ", StringComparison.Ordinal))?["Cookie: ".Length..]));
        using var fetcher = new Fetcher(Open, TimeProvider.System);
        var outcome = await fetcher.FetchAsync((request ?? new FetchRequest { Url = server.Url() }) with { Url = server.Url(path) }, TestContext.Current.CancellationToken);
        return (outcome, [.. server.Requests]);
    }

    private static byte[] Redirect(string target, string cookie, string status = "302 Found") =>
        Answer(status, $"Location: {target}\r\nSet-Cookie: {cookie}\r\n");

    [Fact]
    public async Task An_address_that_redirects_to_itself_with_a_cookie_gives_the_feed()
    {
        var (outcome, _) = await FetchAsync((_, cookie) => cookie == "visitor=7" ? Answer("200 OK", "", Feed) : Redirect("/feed", "visitor=7; Path=/"));
        Assert.IsType<FetchOutcome.Fetched>(outcome);
    }

    [Fact]
    public async Task Cookies_of_several_stops_come_together_at_the_last()
    {
        var (outcome, _) = await FetchAsync((path, cookie) => (path, cookie) switch
        {
            ("/feed", null) => Redirect("/a/check", "one=1; Path=/"),
            ("/a/check", "one=1") => Redirect("/a/again", "two=2"),
            ("/a/again", "two=2; one=1") => Answer("200 OK", "", Feed),
            _ => Answer("403 Forbidden"),
        });
        Assert.IsType<FetchOutcome.Fetched>(outcome);
    }

    [Fact]
    public async Task A_cookie_is_forgotten_at_the_end_of_its_chain_of_redirects()
    {
        await using var server = new LoopbackServer(head => head.Contains("Cookie:", StringComparison.Ordinal) ? Answer("200 OK", "", Feed) : Redirect("/feed", "v=1"));
        using var fetcher = new Fetcher(Open, TimeProvider.System);
        var request = new FetchRequest { Url = server.Url() };
        await fetcher.FetchAsync(request, TestContext.Current.CancellationToken);
        await fetcher.FetchAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal([false, true, false, true], server.Requests.Select(head => head.Contains("Cookie: v=1\r\n", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_server_that_sets_a_new_cookie_each_time_is_left_after_the_usual_number_of_redirects()
    {
        var count = 0;
        var (outcome, requests) = await FetchAsync((_, _) => Redirect("/feed", $"v={Interlocked.Increment(ref count)}"));
        Assert.Equal(FetchFailure.TooManyRedirects, Assert.IsType<FetchOutcome.Failed>(outcome).Failure);
        Assert.Equal(Open.MaxRedirects + 1, requests.Length);
    }

    [Fact]
    public async Task A_redirect_that_needs_a_cookie_is_not_a_permanent_move()
    {
        var (outcome, _) = await FetchAsync((path, cookie) => path == "/feed" ? Redirect("/new", "v=1", "301 Moved Permanently") : Answer("200 OK", "", Feed));
        Assert.Null(Assert.IsType<FetchOutcome.Fetched>(outcome).MovedTo);
        var (without, _) = await FetchAsync((path, _) => path == "/feed" ? Answer("301 Moved Permanently", "Location: /new\r\n") : Answer("200 OK", "", Feed));
        Assert.EndsWith("/new", Assert.IsType<FetchOutcome.Fetched>(without).MovedTo?.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_operators_own_cookie_is_sent_beside_the_chains()
    {
        var request = new FetchRequest { Url = new Uri("http://news.example/"), Headers = new Dictionary<string, string> { ["Cookie"] = "key=secret" } };
        var (outcome, _) = await FetchAsync((_, cookie) => cookie == "key=secret; v=1" ? Answer("200 OK", "", Feed) : Redirect("/feed", "v=1"), request: request);
        Assert.IsType<FetchOutcome.Fetched>(outcome);
    }

    [Theory]
    [InlineData("https://www.news.example/feed", "https://www.news.example/a", "v=1", "v=1")]
    [InlineData("https://www.news.example/feed", "https://news.example/a", "v=1", null)]
    [InlineData("https://news.example/feed", "https://www.news.example/a", "v=1", null)]
    [InlineData("https://www.news.example/feed", "https://feeds.news.example/a", "v=1; Domain=.news.example", "v=1")]
    [InlineData("https://www.news.example/feed", "https://news.example/a", "v=1; domain=NEWS.example", "v=1")]
    [InlineData("https://www.news.example/feed", "https://badnews.example/a", "v=1; Domain=news.example", null)]
    [InlineData("https://www.news.example/feed", "https://other.example/a", "v=1; Domain=other.example", null)]
    [InlineData("https://news.example/feed", "https://www.news.example/a", "v=1; Domain=www.news.example", null)]
    [InlineData("https://paper.co.ma/feed", "https://stranger.co.ma/a", "v=1; Domain=co.ma", null)]
    [InlineData("https://paper.com/feed", "https://stranger.com/a", "v=1; Domain=com", null)]
    [InlineData("https://paper.blogspot.com/feed", "https://stranger.blogspot.com/a", "v=1; Domain=blogspot.com", null)]
    [InlineData("http://10.0.0.1/feed", "http://10.0.0.1/a", "v=1; Domain=10.0.0.1", "v=1")]
    [InlineData("http://10.0.0.1/feed", "http://20.0.0.1/a", "v=1; Domain=0.0.1", null)]
    [InlineData("http://صحيفة.example/feed", "http://xn--ogbhx3c3b.example/a", "v=1", "v=1")]
    public void A_cookie_is_sent_only_to_its_own_domain(string setBy, string url, string line, string? sent) => Assert.Equal(sent, Sent(setBy, url, line));

    [Theory]
    [InlineData("/rss/all", "/rss/all", "v=1", "v=1")]
    [InlineData("/rss/all", "/rss/x/y", "v=1", "v=1")]
    [InlineData("/rss/all", "/rssx", "v=1", null)]
    [InlineData("/rss/all", "/", "v=1", null)]
    [InlineData("/rss/all", "/", "v=1; Path=/", "v=1")]
    [InlineData("/rss/all", "/a/b", "v=1; Path=/a", "v=1")]
    [InlineData("/rss/all", "/ab", "v=1; Path=/a", null)]
    [InlineData("/rss/all", "/rss/b", "v=1; Path=a", "v=1")]
    public void A_cookie_is_sent_only_to_its_own_path(string setBy, string path, string line, string? sent) =>
        Assert.Equal(sent, Sent($"https://news.example{setBy}", $"https://news.example{path}", line));

    [Theory]
    [InlineData("https://news.example/", "https://news.example/", "v=1; Secure", "v=1")]
    [InlineData("https://news.example/", "http://news.example/", "v=1; Secure", null)]
    [InlineData("http://news.example/", "https://news.example/", "v=1; Secure", null)]
    [InlineData("http://news.example/", "http://news.example/", "__Secure-v=1", null)]
    [InlineData("https://news.example/", "https://news.example/", "__Host-v=1; Secure; Path=/", "__Host-v=1")]
    [InlineData("https://news.example/", "https://news.example/", "__Host-v=1; Secure; Path=/; Domain=news.example", null)]
    public void A_secure_cookie_stays_on_secure_connections(string setBy, string url, string line, string? sent) => Assert.Equal(sent, Sent(setBy, url, line));

    [Theory]
    [InlineData("v=1", "v=2", "v=2")]
    [InlineData("v=1", "v=; Max-Age=0", null)]
    [InlineData("v=1", "v=x; Expires=Thu, 01-Jan-1970 00:00:01 GMT", null)]
    [InlineData("v=1", "v=2; Expires=Wed, 01 Jan 2200 00:00:00 GMT; Max-Age=oops", "v=2")]
    [InlineData("v=1", "v=2; Path=/feed", "v=2; v=1")]
    [InlineData("v = a=b ; HttpOnly ; SameSite=Lax", "w=\"x, y\"", "v=a=b; w=\"x, y\"")]
    [InlineData("nothing", "=nothing", null)]
    public void The_later_of_two_cookies_of_one_name_counts(string first, string second, string? sent) =>
        Assert.Equal(sent, Sent("https://news.example/feed/1", "https://news.example/feed/1", first + "; Path=/", second.Contains("Path", StringComparison.Ordinal) ? second : second + "; Path=/"));

    [Fact]
    public void An_answer_over_http_does_not_overwrite_a_secure_cookie()
    {
        var cookies = new ChainCookies(TimeProvider.System);
        foreach (var (scheme, line) in new[] { ("https", "v=1; Secure; Path=/"), ("http", "v=2; Path=/") })
        {
            using var response = new HttpResponseMessage();
            response.Headers.TryAddWithoutValidation("Set-Cookie", line);
            cookies.Take(response.Headers, new Uri($"{scheme}://news.example/"));
        }

        Assert.Equal("v=1", cookies.HeaderFor(new Uri("https://news.example/")));
        Assert.Null(cookies.HeaderFor(new Uri("http://news.example/")));
    }

    [Fact]
    public void A_server_cannot_fill_the_memory_with_cookies()
    {
        var header = Sent("https://news.example/", "https://news.example/", [.. Enumerable.Range(0, 1000).Select(i => $"v{i}=1"), $"w={new string('x', 5000)}"]);
        Assert.Equal(50, header?.Split("; ").Length);
    }
}

using System.Net;
using System.Text;
using Aggregator.Fetching;
using Aggregator.Fetching.Http;
using Aggregator.Text.Sentences;
using Xunit;
using static Aggregator.Tests.Fetching.LoopbackServer;

namespace Aggregator.Tests.Fetching;

public sealed class FetcherSafetyTests
{
    private static FetchingOptions Options(params string[] allowed) =>
        new() { AllowedNetworks = allowed, UseProxy = false, MinGapPerHost = TimeSpan.Zero, RetryDelay = TimeSpan.Zero };

    private static readonly FetchingOptions Open = Options("127.0.0.0/8");

    private static async Task<FetchOutcome> FetchAsync(FetchRequest request, FetchingOptions options, Resolver? resolve = null, IWebProxy? proxy = null)
    {
        using var fetcher = new Fetcher(options, TimeProvider.System, null, (proxy, resolve ?? Dns.GetHostAddressesAsync));
        return await fetcher.FetchAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<FetchFailure> FailureAsync(string url, FetchingOptions options, Resolver? resolve = null) =>
        Assert.IsType<FetchOutcome.Failed>(await FetchAsync(new FetchRequest { Url = new Uri(url) }, options, resolve)).Failure;

    [Fact]
    public async Task A_host_name_that_cannot_exist_is_an_unknown_host() =>
        Assert.Equal(FetchFailure.UnknownHost, await FailureAsync("http://akhbar\uFFFDx.example/1", Options()));

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://127.1/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f.0.0.1/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::ffff:10.0.0.1]/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("ftp://news.example/feed")]
    [InlineData("file:///etc/passwd")]
    public async Task An_address_that_is_not_public_is_not_asked(string url) =>
        Assert.Equal(FetchFailure.ForbiddenAddress, await FailureAsync(url, Options()));

    [Theory]
    [InlineData("http://8.8.8.8:6379/", "6379")]
    [InlineData("https://[2606:4700::1111]:25/", "25")]
    [InlineData("http://news.example:5432/feed", "5432")]
    public async Task A_port_that_is_not_of_the_web_is_not_asked(string url, string port)
    {
        var failed = Assert.IsType<FetchOutcome.Failed>(
            await FetchAsync(new FetchRequest { Url = new Uri(url), ObeyRobots = true }, Options(), (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("8.8.8.8")])));
        Assert.Equal((FetchFailure.ForbiddenAddress, SentenceKind.OddPort), (failed.Failure, failed.Detail.Kind));
        Assert.Contains($"Aggregator__Fetching__AllowedPorts__0={port}", failed.Detail.WholeIn(Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_to_a_port_that_is_not_of_the_web_is_refused()
    {
        await using var server = new LoopbackServer(_ => Answer("302 Found", "Location: http://8.8.8.8:6379/\r\n"));
        Assert.Equal(FetchFailure.ForbiddenAddress, await FailureAsync(server.Url().ToString(), Open));
    }

    [Fact]
    public async Task A_public_name_that_leads_to_this_machine_is_refused_when_connecting()
    {
        await using var server = new LoopbackServer(_ => Answer("200 OK"));
        var url = $"http://news.example:{server.Port}/feed";
        Assert.Equal(FetchFailure.ForbiddenAddress, await FailureAsync(url, Options(), (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback])));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Of_several_addresses_only_those_allowed_are_used()
    {
        await using var server = new LoopbackServer(_ => Answer("200 OK"));
        var request = new FetchRequest { Url = new Uri($"http://news.example:{server.Port}/feed") };
        Resolver resolve = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("10.0.0.1"), IPAddress.Loopback]);
        Assert.IsType<FetchOutcome.Fetched>(await FetchAsync(request, Open, resolve));
    }

    [Fact]
    public async Task A_name_without_an_address_is_unknown()
    {
        var failure = await FailureAsync("http://news.example/", Open, (_, _) => Task.FromResult<IPAddress[]>([]));
        Assert.Contains(failure, (FetchFailure[])[FetchFailure.UnknownHost, FetchFailure.Offline]); // Offline is the answer on a machine without a network.
    }

    [Theory]
    [InlineData("http://10.0.0.1/secret")]
    [InlineData("http://[fe80::1]/")]
    [InlineData("file:///etc/passwd")]
    public async Task A_redirect_to_what_is_not_public_is_refused(string target)
    {
        await using var server = new LoopbackServer(_ => Answer("302 Found", $"Location: {target}\r\n"));
        Assert.Equal(FetchFailure.ForbiddenAddress, await FailureAsync(server.Url().ToString(), Open));
    }

    [Fact]
    public async Task Redirects_are_followed_and_the_permanent_ones_remembered()
    {
        var rawUtf8 = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes("/أخبار"));
        await using var server = new LoopbackServer(head => head.Split(' ')[1] switch
        {
            "/feed" => Answer("301 Moved", "Location: /new\r\n"),
            "/new" => Answer("308 Moved", $"Location: {rawUtf8}\r\n"),
            "/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1" => Answer("302 Found", "Location: /now#part\r\n"),
            _ => Answer("200 OK", "", "<rss/>"),
        });
        var fetched = Assert.IsType<FetchOutcome.Fetched>(await FetchAsync(new FetchRequest { Url = server.Url() }, Open));
        Assert.Equal(server.Url("/أخبار"), fetched.MovedTo);
        Assert.Equal(server.Url("/now"), fetched.Document.Url);
    }

    [Theory]
    [InlineData("/feed", 1)]
    [InlineData("/feed?again=", 6)]
    public async Task A_circle_and_an_endless_chain_of_redirects_are_given_up(string target, int requests)
    {
        var next = 0;
        await using var server = new LoopbackServer(_ =>
            Answer("302 Found", $"Location: {target}{(target.EndsWith('=') ? $"{Interlocked.Increment(ref next)}" : "")}\r\n"));
        Assert.Equal(FetchFailure.TooManyRedirects, await FailureAsync(server.Url().ToString(), Open));
        Assert.Equal(requests, server.Requests.Count);
    }

    [Fact]
    public async Task The_operators_headers_are_not_told_to_another_host()
    {
        await using var other = new LoopbackServer(_ => Answer("200 OK"));
        await using var server = new LoopbackServer(_ => Answer("302 Found", $"Location: {other.Url()}\r\n"));
        var headers = new Dictionary<string, string> { ["Authorization"] = "Bearer secret", ["Accept-Language"] = "ar-MA", ["Content-Type"] = "text/plain" };
        await FetchAsync(new FetchRequest { Url = server.Url(), Headers = headers, UserAgent = "Reader/2" }, Open);
        var first = Assert.Single(server.Requests);
        Assert.Contains("Authorization: Bearer secret\r\n", first, StringComparison.Ordinal);
        Assert.Contains("Accept-Language: ar-MA\r\n", first, StringComparison.Ordinal);
        Assert.Contains("User-Agent: Reader/2\r\n", first, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", Assert.Single(other.Requests), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://news.example/feed", "GET http://news.example/feed ")]
    [InlineData("https://news.example/feed", "CONNECT news.example:443 ")]
    public async Task The_operators_proxy_may_be_private_and_resolves_the_names(string url, string request)
    {
        await using var proxy = new LoopbackServer(_ => Answer("404 Not Found"));
        var outcome = await FetchAsync(new FetchRequest { Url = new Uri(url) }, Options(), null, new WebProxy("127.0.0.1", proxy.Port));
        Assert.NotEqual(FetchFailure.ForbiddenAddress, Assert.IsType<FetchOutcome.Failed>(outcome).Failure);
        Assert.StartsWith(request, proxy.Requests.First(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://localhost/")]
    [InlineData("http://db.cluster.local/feed")]
    public async Task The_proxy_is_not_sent_into_the_network_behind_it(string url)
    {
        await using var proxy = new LoopbackServer(_ => Answer("200 OK"));
        var outcome = await FetchAsync(new FetchRequest { Url = new Uri(url) }, Options(), null, new WebProxy("127.0.0.1", proxy.Port));
        Assert.Equal(FetchFailure.ForbiddenAddress, Assert.IsType<FetchOutcome.Failed>(outcome).Failure);
        Assert.Empty(proxy.Requests);
    }

    [Fact]
    public async Task An_opened_address_is_asked_directly_and_not_through_the_proxy()
    {
        await using var proxy = new LoopbackServer(_ => Answer("200 OK"));
        await using var server = new LoopbackServer(_ => Answer("200 OK"));
        await FetchAsync(new FetchRequest { Url = server.Url() }, Open, null, new WebProxy("127.0.0.1", proxy.Port));
        Assert.Empty(proxy.Requests);
        Assert.Single(server.Requests);
    }
}

using System.Text;
using Aggregator.Fetching;
using Aggregator.Fetching.Http;
using Xunit;
using static Aggregator.Tests.Fetching.LoopbackServer;

namespace Aggregator.Tests.Fetching;

public sealed class MetaRefreshTests
{
    private const string Feed = "<rss><channel><title>النهار</title></channel></rss>";
    private const string OfHtml = "Content-Type: text/html\r\n";

    private static readonly FetchingOptions Open = new()
    {
        AllowedNetworks = ["127.0.0.1/32"],
        UseProxy = false,
        MinGapPerHost = TimeSpan.Zero,
        RetryDelay = TimeSpan.Zero,
    };

    private static async Task<(FetchOutcome Outcome, string[] Requests)> FetchAsync(Func<string, byte[]> answer, FetchKind kind = FetchKind.Feed)
    {
        await using var server = new LoopbackServer(head => answer(head));
        using var fetcher = new Fetcher(Open, TimeProvider.System);
        var outcome = await fetcher.FetchAsync(new FetchRequest { Url = server.Url(), Kind = kind }, TestContext.Current.CancellationToken);
        return (outcome, [.. server.Requests]);
    }

    private static bool AsksFor(string head, string path) => head.StartsWith($"GET {path} ", StringComparison.Ordinal);

    private static Uri? Target(string html, string? header = null, string mediaType = "text/html") => MetaRefresh.TargetOf(
        new FetchedDocument
        {
            Url = new Uri("https://news.example/old/feed"),
            MediaType = mediaType,
            Body = Encoding.UTF8.GetBytes(html),
            FetchedAt = DateTimeOffset.UnixEpoch,
        },
        header);

    [Fact]
    public async Task A_page_on_a_feeds_address_leads_to_the_feed()
    {
        var (outcome, _) = await FetchAsync(head => AsksFor(head, "/new")
            ? Answer("200 OK", "ETag: \"a\"\r\nLast-Modified: Mon, 30 Nov 2026 10:00:00 GMT\r\n", Feed)
            : Answer("200 OK", OfHtml, "<html><head><meta http-equiv=\"refresh\" content=\"0; url=/new\"></head></html>"));
        var fetched = Assert.IsType<FetchOutcome.Fetched>(outcome);
        Assert.Equal(Feed, Encoding.UTF8.GetString(fetched.Document.Body.Span));
        Assert.EndsWith("/new", fetched.Document.Url.AbsoluteUri, StringComparison.Ordinal);

        // With the date of the feed behind it, the first page would answer 304 for ever. So no validators are kept.
        Assert.Equal((Validators.None, null), (fetched.Validators, fetched.MovedTo));
    }

    [Fact]
    public async Task A_refresh_is_followed_once()
    {
        var (outcome, requests) = await FetchAsync(head => Answer("200 OK", OfHtml, $"<html><meta http-equiv=refresh content='0;url={(AsksFor(head, "/feed") ? "/second" : "/third")}'>"));
        Assert.EndsWith("/second", Assert.IsType<FetchOutcome.Fetched>(outcome).Document.Url.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal(2, requests.Length);
    }

    [Fact]
    public async Task A_page_that_reloads_after_minutes_is_read_at_once()
    {
        var (outcome, requests) = await FetchAsync(_ => Answer("200 OK", OfHtml, "<html><meta http-equiv=refresh content='300; url=/feed'>"));
        Assert.IsType<FetchOutcome.Fetched>(outcome);
        Assert.Single(requests);
    }

    [Fact]
    public async Task A_page_that_sets_a_cookie_and_loads_itself_again_leads_to_the_feed()
    {
        var (outcome, _) = await FetchAsync(head => head.Contains("Cookie: ok=1", StringComparison.Ordinal)
            ? Answer("200 OK", "", Feed)
            : Answer("200 OK", OfHtml + "Set-Cookie: ok=1\r\n", "<html><meta http-equiv=refresh content='0; url=/feed'>"));
        Assert.Equal(Feed, Encoding.UTF8.GetString(Assert.IsType<FetchOutcome.Fetched>(outcome).Document.Body.Span));
    }

    [Theory]
    [InlineData("http://127.0.0.2/feed")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    public async Task A_refresh_leads_to_no_address_that_may_not_be_asked(string target)
    {
        var (outcome, _) = await FetchAsync(_ => Answer("200 OK", OfHtml, $"<html><meta http-equiv=refresh content='0; url={target}'>"));
        Assert.Equal(FetchFailure.ForbiddenAddress, Assert.IsType<FetchOutcome.Failed>(outcome).Failure);
    }

    [Fact]
    public async Task A_refresh_counts_as_a_redirect()
    {
        var (outcome, requests) = await FetchAsync(head => int.TryParse(head.Split(' ')[1].TrimStart('/'), out var hop) && hop < 9
            ? Answer("302 Found", $"Location: /{hop + 1}\r\n")
            : Answer("200 OK", OfHtml, "<html><meta http-equiv=refresh content='0; url=/1'>"));
        Assert.Equal(FetchFailure.TooManyRedirects, Assert.IsType<FetchOutcome.Failed>(outcome).Failure);
        Assert.Equal(Open.MaxRedirects + 1, requests.Length);
    }

    [Fact]
    public async Task A_page_that_was_asked_for_as_a_page_stays()
    {
        var (_, requests) = await FetchAsync(_ => Answer("200 OK", OfHtml, "<html><meta http-equiv=refresh content='0; url=/new'>"), FetchKind.Page);
        Assert.Single(requests);
    }

    [Theory]
    [InlineData("<!DOCTYPE html>\n<HTML><HEAD><META HTTP-EQUIV='Refresh' CONTENT='5;URL=/rss'></HEAD>", "https://news.example/rss")]
    [InlineData("<html><meta content=\"0; url='/rss?a=1&amp;b=2'\" http-equiv=refresh>", "https://news.example/rss?a=1&b=2")]
    [InlineData("<html><meta http-equiv=refresh content=0;rss.xml>", "https://news.example/old/rss.xml")]
    [InlineData("<html><base href=/feeds/><meta http-equiv=refresh content=\"0, url=rss.xml\" />", "https://news.example/feeds/rss.xml")]
    [InlineData("<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><head><meta http-equiv='refresh' content='1.5; url=https://feeds.example/أخبار'/>", "https://feeds.example/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1")]
    [InlineData("<meta http-equiv=refresh content='0; url=/rss'>", "https://news.example/rss")]
    [InlineData("<html><noscript><meta http-equiv=refresh content='0; url=/rss'></noscript>", "https://news.example/rss")]
    [InlineData("<html><meta http-equiv=refresh content='300'>", null)]
    [InlineData("<html><!-- <meta http-equiv=refresh content='0; url=/rss'> -->", null)]
    [InlineData("<html><script>s = \"<meta http-equiv=refresh content='0; url=/rss'>\"</script>", null)]
    [InlineData("<html><meta name=refresh content='0; url=/rss'>", null)]
    [InlineData("<html><meta http-equiv=refresh content='soon; url=/rss'>", null)]
    [InlineData("<rss><channel><item><description><![CDATA[<html><meta http-equiv=refresh content='0; url=/rss'>]]></description></item></channel></rss>", null)]
    public void A_refresh_is_read_as_browsers_read_it(string html, string? target) => Assert.Equal(target, Target(html)?.AbsoluteUri);

    [Fact]
    public void The_Refresh_header_has_the_same_effect()
    {
        Assert.Equal("https://news.example/rss", Target("<html>", "0;url=/rss")?.AbsoluteUri);
        Assert.Null(Target(Feed, "0;url=/rss"));
        Assert.Null(Target(Feed, "0;url=/rss", "application/rss+xml"));
    }

    [Theory]
    [InlineData("<meta ")]
    [InlineData("<!")]
    [InlineData("<script>")]
    [InlineData("<meta http-equiv=refresh content='0;             ")]
    public void A_hostile_page_costs_no_time(string piece)
    {
        var page = "<html>" + string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length));
        var start = Environment.TickCount64;
        Target(page);
        Assert.True(Environment.TickCount64 - start < 10_000);
    }
}

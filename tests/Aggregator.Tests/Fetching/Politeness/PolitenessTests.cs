using System.Net;
using Aggregator.Fetching;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Aggregator.Tests.Fetching.Politeness;

public sealed class PolitenessTests : IDisposable
{
    private static readonly Uri Page = new("https://news.example/story");
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly CannedHandler _server = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _server.Dispose();

    private Fetcher NewFetcher(FetchingOptions? options = null) =>
        new(options ?? new FetchingOptions { UseProxy = false, MinGapPerHost = TimeSpan.Zero, RetryDelay = TimeSpan.Zero }, _time, _server);

    private static FetchRequest Ask(string url) => new() { Url = new Uri(url) };

    private static HttpResponseMessage Answer(HttpStatusCode status, string? retryAfter = null, string body = "")
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent(body) };
        if (retryAfter is not null)
        {
            response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
        }

        return response;
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests, "120", 120)]
    [InlineData(HttpStatusCode.ServiceUnavailable, "Thu, 01 Jan 2026 00:03:00 GMT", 180)]
    [InlineData(HttpStatusCode.TooManyRequests, "90.5, 90", 90.5)]
    [InlineData(HttpStatusCode.TooManyRequests, null, 900)]
    [InlineData(HttpStatusCode.TooManyRequests, "soon", 900)]
    [InlineData(HttpStatusCode.TooManyRequests, "999999999", 86400)]
    [InlineData(HttpStatusCode.ServiceUnavailable, "Thu, 01 Jan 1970 00:00:00 GMT", 1)]
    [InlineData(HttpStatusCode.ServiceUnavailable, "Fri, 31 Dec 9999 23:59:59 GMT", 1)]
    [InlineData(HttpStatusCode.TooManyRequests, "NaN", 900)]
    [InlineData(HttpStatusCode.TooManyRequests, "Infinity", 900)]
    [InlineData(HttpStatusCode.TooManyRequests, "-Infinity", 900)]
    [InlineData(HttpStatusCode.TooManyRequests, "99999999999999999999999999999999", 86400)]
    public async Task A_server_that_asks_us_to_wait_is_obeyed(HttpStatusCode status, string? retryAfter, double seconds)
    {
        _server.Answers = _ => Answer(status, retryAfter);
        using var fetcher = NewFetcher();
        Assert.Equal(new FetchOutcome.Deferred(_time.GetUtcNow().AddSeconds(seconds)), await fetcher.FetchAsync(Ask("https://news.example/feed"), Token));
    }

    [Theory]
    [InlineData("Mon, 01 Jan 0001 00:00:00 GMT", "Wed, 01 Jan 9997 00:00:00 GMT")]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT", "Mon, 01 Jan 0001 00:00:00 GMT")]
    public async Task A_server_whose_clock_is_thousands_of_years_off_is_not_a_fault_of_ours(string date, string until)
    {
        _server.Answers = _ =>
        {
            var answer = Answer(HttpStatusCode.ServiceUnavailable, until);
            answer.Headers.TryAddWithoutValidation("Date", date);
            return answer;
        };
        using var fetcher = NewFetcher();
        Assert.IsType<FetchOutcome.Deferred>(await fetcher.FetchAsync(Ask("https://news.example/feed"), Token));
    }

    [Fact]
    public async Task When_two_addresses_ask_us_to_wait_the_whole_host_waits()
    {
        _server.Answers = _ => Answer(HttpStatusCode.TooManyRequests, "600");
        using var fetcher = NewFetcher();
        await fetcher.FetchAsync(Ask("https://news.example/1"), Token);
        await fetcher.FetchAsync(Ask("https://news.example/1"), Token);
        await fetcher.FetchAsync(Ask("https://news.example/2"), Token);
        Assert.Equal(new FetchOutcome.Deferred(_time.GetUtcNow().AddSeconds(600)), await fetcher.FetchAsync(Ask("https://news.example/3"), Token));
        Assert.Equal(["/1", "/1", "/2"], _server.Asked.Select(url => url.AbsolutePath));
    }

    [Fact]
    public async Task Requests_to_one_host_start_a_gap_apart_and_other_hosts_do_not_wait()
    {
        using var fetcher = NewFetcher(new FetchingOptions { UseProxy = false, MinGapPerHost = TimeSpan.FromSeconds(5) });
        await fetcher.FetchAsync(Ask("https://news.example/1"), Token);
        var second = fetcher.FetchAsync(Ask("https://news.example/2"), Token);
        await fetcher.FetchAsync(Ask("https://other.example/1"), Token);
        Assert.Equal(2, _server.Asked.Count);
        Assert.False(second.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.IsType<FetchOutcome.Fetched>(await second);
    }

    [Fact]
    public async Task A_request_that_would_wait_long_is_deferred_and_does_not_block_a_worker()
    {
        using var fetcher = NewFetcher(new FetchingOptions { UseProxy = false, MinGapPerHost = TimeSpan.FromSeconds(30) });
        await fetcher.FetchAsync(Ask("https://news.example/1"), Token);
        Assert.Equal(new FetchOutcome.Deferred(_time.GetUtcNow().AddSeconds(30)), await fetcher.FetchAsync(Ask("https://news.example/2"), Token));
    }

    [Fact]
    public async Task At_most_two_requests_to_one_host_are_in_flight()
    {
        var release = new TaskCompletionSource();
        _server.Before = () => release.Task;
        using var fetcher = NewFetcher();
        var all = Enumerable.Range(1, 5).Select(number => fetcher.FetchAsync(Ask($"https://news.example/{number}"), Token)).ToList();
        Assert.Equal(2, _server.Asked.Count);
        release.SetResult();
        await Task.WhenAll(all);
        Assert.Equal((5, 2), (_server.Asked.Count, _server.MostAtOnce));
    }

    [Fact]
    public async Task A_host_whose_connections_keep_failing_is_left_alone_for_a_while()
    {
        _server.Answers = _ => throw new HttpRequestException(HttpRequestError.ConnectionError);
        using var fetcher = NewFetcher();
        for (var attempt = 0; attempt < 5; attempt++)
        {
            Assert.IsType<FetchOutcome.Failed>(await fetcher.FetchAsync(Ask("https://news.example/feed"), Token));
        }

        var asked = _server.Asked.Count;
        Assert.IsType<FetchOutcome.Deferred>(await fetcher.FetchAsync(Ask("https://news.example/feed"), Token));
        Assert.Equal(asked, _server.Asked.Count);
    }

    [Fact]
    public async Task A_page_that_robots_txt_forbids_is_not_asked_for_and_the_file_is_read_once_a_day()
    {
        _server.Answers = url => Answer(HttpStatusCode.OK, body: url.AbsolutePath == "/robots.txt" ? "User-agent: *\nDisallow: /story" : "");
        using var fetcher = NewFetcher();
        var request = new FetchRequest { Url = Page, Kind = FetchKind.Page, ObeyRobots = true };
        Assert.Equal(FetchFailure.DisallowedByRobots, Assert.IsType<FetchOutcome.Failed>(await fetcher.FetchAsync(request, Token)).Failure);
        Assert.IsType<FetchOutcome.Fetched>(await fetcher.FetchAsync(request with { Url = new Uri(Page, "/free") }, Token));
        Assert.Equal(["/robots.txt", "/free"], _server.Asked.Select(url => url.AbsolutePath));
        _time.Advance(TimeSpan.FromHours(25));
        await fetcher.FetchAsync(request, Token);
        Assert.Equal(2, _server.Asked.Count(url => url.AbsolutePath == "/robots.txt"));
    }

    [Fact]
    public async Task A_crawl_delay_longer_than_our_gap_is_kept()
    {
        _server.Answers = url => Answer(HttpStatusCode.OK, body: url.AbsolutePath == "/robots.txt" ? "User-agent: *\nCrawl-delay: 120" : "");
        using var fetcher = NewFetcher();
        var request = new FetchRequest { Url = Page, ObeyRobots = true };
        Assert.IsType<FetchOutcome.Fetched>(await fetcher.FetchAsync(request, Token));
        Assert.Equal(new FetchOutcome.Deferred(_time.GetUtcNow().AddSeconds(120)), await fetcher.FetchAsync(request, Token));
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, true)]
    [InlineData(HttpStatusCode.Forbidden, true)]
    [InlineData(HttpStatusCode.InternalServerError, false)]
    public async Task Without_robots_txt_pages_are_free_and_with_a_broken_server_they_wait(HttpStatusCode robots, bool isFree)
    {
        _server.Answers = url => Answer(url.AbsolutePath == "/robots.txt" ? robots : HttpStatusCode.OK);
        using var fetcher = NewFetcher();
        var outcome = await fetcher.FetchAsync(new FetchRequest { Url = Page, ObeyRobots = true }, Token);
        Assert.Equal(isFree, outcome is FetchOutcome.Fetched);
        Assert.Equal(!isFree, outcome is FetchOutcome.Deferred);
    }

    [Fact]
    public async Task A_robots_txt_that_causes_a_fault_is_requested_again_for_the_next_page()
    {
        _server.Answers = url => url.AbsolutePath == "/robots.txt" ? throw new InvalidOperationException("a bug of ours") : Answer(HttpStatusCode.OK);
        using var fetcher = NewFetcher();
        var request = new FetchRequest { Url = Page, ObeyRobots = true };
        await Assert.ThrowsAsync<InvalidOperationException>(() => fetcher.FetchAsync(request, Token));
        _server.Answers = _ => Answer(HttpStatusCode.OK);
        Assert.IsType<FetchOutcome.Fetched>(await fetcher.FetchAsync(request, Token));
    }

    [Fact]
    public async Task Thousands_of_hosts_do_not_stay_in_memory()
    {
        using var fetcher = NewFetcher(new FetchingOptions { UseProxy = false, MinGapPerHost = TimeSpan.Zero, MaxRememberedHosts = 16 });
        for (var host = 0; host < 200; host++)
        {
            Assert.IsType<FetchOutcome.Fetched>(await fetcher.FetchAsync(new FetchRequest { Url = new Uri($"https://h{host}.example/"), ObeyRobots = true }, Token));
        }

        Assert.InRange(fetcher.RememberedHosts, 1, 17);
    }

    private sealed class CannedHandler : HttpMessageHandler
    {
        private int _inFlight;

        public Func<Uri, HttpResponseMessage> Answers { get; set; } = _ => Answer(HttpStatusCode.OK);

        public Func<Task> Before { get; set; } = () => Task.CompletedTask;

        public System.Collections.Concurrent.ConcurrentQueue<Uri> Asked { get; } = new();

        public int MostAtOnce { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Enqueue(request.RequestUri!);
            MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _inFlight));
            await Before();
            Interlocked.Decrement(ref _inFlight);
            return Answers(request.RequestUri!);
        }
    }
}

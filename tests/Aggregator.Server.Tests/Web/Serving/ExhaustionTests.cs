using System.Net;
using System.Runtime.CompilerServices;
using Aggregator.Server.Web.Limits;
using Aggregator.Server.Web.Lists;
using Aggregator.Server.Web.Pages;
using Aggregator.Server.Web.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Xunit;

namespace Aggregator.Server.Tests.Web.Serving;

/// <summary>Endless requests of one visitor must cost the others nothing: memory, threads and places are limited.</summary>
public sealed class ExhaustionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Small_documents_under_long_addresses_do_not_stay_in_memory_by_the_million()
    {
        await using var site = await SiteUnderTest.StartAsync();
        var cache = site.Service<RepresentationCache>();
        var (stamp, filling) = (new Stamp(1, this, 0), new string('/', 8192));
        const int Many = 5000;
        for (var asked = 0; asked < Many; asked++)
        {
            await cache.GetAsync($"{filling}{asked}", stamp, () => Task.FromResult(new Representation("{}"u8.ToArray(), "application/json")));
        }

        // All addresses together have 82 MB.
        var held = Enumerable.Range(0, Many).Count(asked => cache.Holds($"{filling}{asked}", stamp));
        Assert.InRange(held, 1, Many - 1000);
        Assert.True(cache.Holds($"{filling}{Many - 1}", stamp));
    }

    [Fact]
    public async Task A_document_that_could_not_be_made_is_made_anew_also_when_much_else_was_made_meanwhile()
    {
        await using var site = await SiteUnderTest.StartAsync();
        var cache = site.Service<RepresentationCache>();
        var (stamp, made) = (new Stamp(1, this, 0), new TaskCompletionSource<Representation>());
        Task<(Representation, Stamp)> GetAsync(Func<Task<Representation>> make) => cache.GetAsync("page", stamp, make);
        var first = GetAsync(() => made.Task);
        await cache.GetAsync("long", stamp, () => Task.FromResult(new Representation(new byte[40 * 1024 * 1024], "text/html")));
        var second = GetAsync(() => made.Task);
        made.SetException(new IOException("disk"));
        await Assert.ThrowsAsync<IOException>(() => first);
        await Assert.ThrowsAsync<IOException>(() => second);
        Assert.False(cache.Holds("page", stamp));
        var (document, _) = await GetAsync(() => Task.FromResult(new Representation("ok"u8.ToArray(), "text/html")));
        Assert.Equal("ok"u8.ToArray(), document.Body.ToArray());
    }

    [Fact]
    public async Task The_front_door_keeps_only_a_limited_amount_in_memory()
    {
        await using var site = await SiteUnderTest.StartAsync();
        var first = KeepMany(site.Service<FrontDoor>());
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(first.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference KeepMany(FrontDoor door)
    {
        WeakReference? first = null;
        for (var asked = 0; asked < 40; asked++)
        {
            var context = new DefaultHttpContext();
            context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = $"/feed.rss?limit={asked}";
            var answer = new RepresentationResult(new Representation(new byte[1024 * 1024], "application/xml"), "public", new Stamp(1, door, 0));
            door.Keep(context, answer, new Stamp(1, door, 0));
            first ??= new WeakReference(answer);
        }

        return first ?? throw new InvalidOperationException("Nothing was kept.");
    }

    [Fact]
    public async Task A_long_document_arrives_whole_and_in_order()
    {
        var body = new byte[300_001];
        new Random(7).NextBytes(body);
        var context = new DefaultHttpContext();
        using var received = new MemoryStream();
        context.Response.Body = received;
        await new RepresentationResult(new Representation(body, "application/xml"), "public").SendAsync(context);
        await context.Response.CompleteAsync();
        Assert.Equal(body, received.ToArray());
        Assert.Equal(body.Length, context.Response.ContentLength);
    }

    [Theory]
    [InlineData("/feed.rss?form=stories&section=nowhere")]
    [InlineData("/api/stories?source=nobody")]
    [InlineData("/api/articles?country=x")]
    [InlineData("/api/articles?after=1774000000000-")]
    [InlineData("/section/sports?after=1774000000000-")]
    public async Task Filtered_lists_count_for_the_limit_only_when_they_have_to_be_made(string address)
    {
        var (site, refused) = await SiteUnderTest.AskTooOftenAsync(LimitPolicy.FilteredLists.Requests, address);
        await using var _ = site;
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal("60", refused.Headers.RetryAfter?.ToString());
        Assert.Equal(
            address.StartsWith("/api", StringComparison.Ordinal) ? "application/problem+json" : "text/html",
            refused.Content.Headers.ContentType?.MediaType);
        using var everything = await site.GetAsync("/feed.rss");
        Assert.Equal(HttpStatusCode.OK, everything.StatusCode);
    }

    [Fact]
    public async Task The_feed_of_everything_waits_behind_nobodys_choice()
    {
        await using var site = await SiteUnderTest.StartAsync();
        var ready = new TaskCompletionSource();
        site.Store.ChoicesReady = ready.Task;
        var waiting = Enumerable.Range(0, 100).Select(number => site.TextAsync($"/feed.rss?source={number}")).ToList();
        Assert.Contains("<item>", await site.TextAsync("/feed.rss"), StringComparison.Ordinal);
        Assert.All(waiting, list => Assert.False(list.IsCompleted));
        ready.SetResult();
        await Task.WhenAll(waiting);
    }

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7", true)]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("203.0.113.7", "203.0.113.8", false)]
    public void Addresses_of_one_network_count_as_one(string one, string other, bool areSame) =>
        Assert.Equal(areSame, ClientNetwork.Key(IPAddress.Parse(one)) == ClientNetwork.Key(IPAddress.Parse(other)));

    [Fact]
    public async Task One_client_cannot_take_all_places_of_listeners_and_gets_its_own_back()
    {
        await using var site = await SiteUnderTest.StartAsync();
        List<HttpResponseMessage> open = [];
        while (await ListenAsync(site) is { StatusCode: HttpStatusCode.OK } answer)
        {
            open.Add(answer);
            Assert.InRange(open.Count, 1, 50);
        }

        open.ForEach(answer => answer.Dispose());
        for (var again = 0; again < 600; again++)
        {
            using var answer = await ListenAsync(site);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                return;
            }

            await Task.Delay(100, Token);
        }

        Assert.Fail("No place was given back.");
    }

    [Fact]
    public async Task A_stream_without_news_is_written_to_all_the_same_so_that_a_lost_phone_is_noticed_and_ends_at_last()
    {
        await using var site = await SiteUnderTest.StartAsync();
        using var events = new HeadlineEvents(site.Service<LatestHeadlines>(), site.Service<Microsoft.Extensions.Hosting.IHostApplicationLifetime>()) { Pace = TimeSpan.FromMilliseconds(1) };
        var beats = new List<string>();
        await foreach (var item in events.ListenAsync(long.MaxValue, Token))
        {
            beats.Add(item);
        }

        // Half an hour of looks every two seconds, and a line at least every 15 seconds.
        Assert.Equal(128, beats.Count);
        Assert.All(beats, beat => Assert.Equal(":\n\n", beat));
    }

    [Fact]
    public async Task A_listener_gets_the_headers_at_once()
    {
        await using var site = await SiteUnderTest.ListenAsync();
        var begun = TimeProvider.System.GetTimestamp();
        using var http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = site.Address };
        using var answer = await http.GetAsync($"/events?since={long.MaxValue}", HttpCompletionOption.ResponseHeadersRead, Token);
        Assert.Equal(("text/event-stream", HttpStatusCode.OK), (answer.Content.Headers.ContentType?.MediaType, answer.StatusCode));
        // The first line comes after 14 seconds.
        Assert.InRange(TimeProvider.System.GetElapsedTime(begun), TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    private static Task<HttpResponseMessage> ListenAsync(SiteUnderTest site) =>
        site.Client().GetAsync("/events?since=0", HttpCompletionOption.ResponseHeadersRead, Token);
}

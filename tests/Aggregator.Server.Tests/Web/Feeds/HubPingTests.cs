using System.Collections.Concurrent;
using Aggregator.Server.Web.Feeds;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Aggregator.Server.Tests.Web.Feeds;

public sealed class HubPingTests
{
    [Fact]
    public async Task A_hub_hears_of_every_feed_after_a_change_although_it_was_out_of_order_at_first()
    {
        var token = TestContext.Current.CancellationToken;
        ConcurrentQueue<IReadOnlyList<string>> heard = [];
        var calls = 0;
        await using var hub = Hub(async context =>
        {
            var form = await context.Request.ReadFormAsync(token);
            // The first ping after each change meets a hub that is restarting.
            if (Interlocked.Increment(ref calls) % 2 == 1)
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return;
            }

            heard.Enqueue([form["hub.mode"].ToString(), .. form["hub.url"].Select(url => url ?? "")]);
            context.Response.StatusCode = StatusCodes.Status202Accepted;
        });
        await hub.StartAsync(token);
        await using var site = await SiteUnderTest.StartWithHubAsync(new Uri(hub.Urls.First()));
        IReadOnlyList<string> expected = ["publish", "https://site.example/feed.rss", "https://site.example/feed.atom", "https://site.example/feed.json"];
        await LookAsync(site);
        Assert.Equal(expected, await NextAsync(heard));

        await LookAsync(site);
        Assert.Empty(heard);
        site.Store.Articles.RemoveAll(article => article.Id == 1);
        site.Store.Version++;
        await LookAsync(site);
        Assert.Equal(expected, await NextAsync(heard));
        Assert.Contains("<link rel=\"hub\"", await site.TextAsync("/feed.atom"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hub_that_never_answers_holds_up_no_reader()
    {
        await using var hub = Hub(context => Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted));
        await hub.StartAsync(TestContext.Current.CancellationToken);
        await using var site = await SiteUnderTest.StartWithHubAsync(new Uri(hub.Urls.First()));
        using var ending = new CancellationTokenSource();
        var ping = site.Service<HubPing>().LookAsync(ending.Token);
        Assert.Contains("<entry>", await site.TextAsync("/feed.atom"), StringComparison.Ordinal);
        Assert.False(ping.IsCompleted);
        await ending.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ping);
    }

    [Fact]
    public async Task While_the_hub_is_told_readers_get_the_feed_from_before_and_the_hub_the_new_one()
    {
        var token = TestContext.Current.CancellationToken;
        ConcurrentQueue<IReadOnlyList<string>> heard = [];
        SiteUnderTest? asked = null;
        // As real hubs do, it fetches the feed as soon as it is pinged.
        await using var hub = Hub(async _ => heard.Enqueue([asked is null ? "" : await asked.TextAsync("/feed.rss")]));
        await hub.StartAsync(token);
        await using var site = await SiteUnderTest.StartWithHubAsync(new Uri(hub.Urls.First()));
        var ping = site.Service<HubPing>();
        await ping.LookAsync(token);
        await NextAsync(heard);
        asked = site;
        var before = await site.TextAsync("/feed.rss");
        var reads = site.Store.Reads;
        var made = new TaskCompletionSource();
        site.Store.Ready = made.Task;
        site.Store.Articles.RemoveAll(article => article.Id == 1);
        site.Store.Version++;
        var telling = ping.LookAsync(token);
        await Patience.EventuallyAsync(() => Task.FromResult(site.Store.Reads > reads), "the new feed is being made");
        Assert.Equal(before, await site.TextAsync("/feed.rss").WaitAsync(Patience.Longest, token));
        made.SetResult();
        await telling;
        var handedOn = Assert.Single(await NextAsync(heard));
        Assert.Contains("<rss", handedOn, StringComparison.Ordinal);
        Assert.DoesNotContain("article/1<", handedOn, StringComparison.Ordinal);
        Assert.Contains("article/1<", before, StringComparison.Ordinal);
    }

    /// <summary>Looks once; the pauses between its attempts pass at once.</summary>
    private static Task LookAsync(SiteUnderTest site) =>
        Patience.PassTimeAsync(site.Clock, site.Service<HubPing>().LookAsync(TestContext.Current.CancellationToken));

    private static WebApplication Hub(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var hub = builder.Build();
        hub.MapPost("/", answer);
        return hub;
    }

    private static async Task<IReadOnlyList<string>> NextAsync(ConcurrentQueue<IReadOnlyList<string>> heard)
    {
        IReadOnlyList<string>? ping = null;
        await Patience.EventuallyAsync(() => Task.FromResult(heard.TryDequeue(out ping)), "the hub is told");
        return ping ?? [];
    }
}

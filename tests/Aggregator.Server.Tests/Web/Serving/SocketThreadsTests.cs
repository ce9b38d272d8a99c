using Aggregator.Server.Web;
using Aggregator.Server.Web.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Xunit;

namespace Aggregator.Server.Tests.Web.Serving;

/// <summary>A socket's thread has other connections to serve: nothing but what lies in memory may run on it.</summary>
public sealed class SocketThreadsTests
{
    private const string Feed = "/feed.rss";

    [Fact]
    public async Task What_is_made_goes_on_on_the_pool_whoever_ended_its_waiting()
    {
        var wasOnPool = new List<bool>();
        await OnSocketThreadAsync(() => ThreadPoolScheduler.RunAsync(async () =>
        {
            wasOnPool.Add(Thread.CurrentThread.IsThreadPoolThread);
            await EndedBySocketThreadAsync();
            wasOnPool.Add(Thread.CurrentThread.IsThreadPoolThread);
        }));
        Assert.Equal([true, true], wasOnPool);
    }

    [Fact]
    public async Task What_lies_in_memory_is_answered_on_the_thread_that_received_the_question()
    {
        await using var site = await SiteUnderTest.StartAsync();
        await KeepAsync(site);
        var (context, longWay) = (Asking("identity"), new List<bool>());
        var isDone = false;
        await OnSocketThreadAsync(() =>
        {
            var answer = AnswerAsync(site, context, longWay);
            isDone = answer.IsCompleted;
            return answer;
        });
        Assert.True(isDone);
        Assert.Empty(longWay);
        Assert.True(context.Response.ContentLength > 0);
    }

    [Fact]
    public async Task What_is_to_be_made_or_compressed_first_is_not()
    {
        await using var site = await SiteUnderTest.StartAsync();
        var (unknown, uncompressed, longWay) = (Asking("identity"), Asking("gzip"), new List<bool>());
        await OnSocketThreadAsync(() => AnswerAsync(site, unknown, longWay));
        await KeepAsync(site);
        await OnSocketThreadAsync(() => AnswerAsync(site, uncompressed, longWay));
        Assert.Equal([true, true], longWay);
    }

    /// <summary>The front door has the feed now, uncompressed.</summary>
    private static async Task KeepAsync(SiteUnderTest site)
    {
        var now = new Stamp(await site.Service<StoreStamp>().CurrentAsync(TestContext.Current.CancellationToken), site.Service<SourceDirectory>().Current(), 0);
        var answer = new RepresentationResult(new Representation("<rss/>"u8.ToArray(), "application/rss+xml"), "no-cache", now);
        site.Service<FrontDoor>().Keep(Asking("identity"), answer, now);
    }

    private static Task AnswerAsync(SiteUnderTest site, HttpContext context, List<bool> longWay) => site.Service<FrontDoor>().AnswerAsync(context, _ =>
    {
        longWay.Add(Thread.CurrentThread.IsThreadPoolThread);
        return Task.CompletedTask;
    });

    private static DefaultHttpContext Asking(string encoding)
    {
        var context = new DefaultHttpContext();
        context.Request.Method = HttpMethods.Get;
        context.Request.Path = Feed;
        context.Request.Headers.AcceptEncoding = encoding;
        context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = Feed;
        return context;
    }

    /// <summary>As sockets' threads do: what waited goes on inside of it.</summary>
    private static Task EndedBySocketThreadAsync()
    {
        var ended = new TaskCompletionSource();
        new Thread(ended.SetResult).Start();
        return ended.Task;
    }

    private static Task OnSocketThreadAsync(Func<Task> work)
    {
        var done = new TaskCompletionSource<Task>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => done.SetResult(work())).Start();
        return done.Task.Unwrap();
    }
}

using Aggregator.Server.Web;
using Aggregator.Server.Web.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Xunit;

namespace Aggregator.Server.Tests.Web.Serving;

/// <summary>A socket's thread serves many connections, so only answers from memory may be made on it.</summary>
public sealed class SocketThreadsTests
{
    private const string Feed = "/feed.rss";

    [Fact]
    public async Task Making_an_answer_continues_on_the_pool_after_a_wait()
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
    public async Task An_answer_from_memory_is_sent_on_the_thread_of_the_socket()
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
    public async Task An_answer_that_must_be_made_or_compressed_is_not_made_on_the_thread_of_the_socket()
    {
        await using var site = await SiteUnderTest.StartAsync();
        var (unknown, uncompressed, longWay) = (Asking("identity"), Asking("gzip"), new List<bool>());
        await OnSocketThreadAsync(() => AnswerAsync(site, unknown, longWay));
        await KeepAsync(site);
        await OnSocketThreadAsync(() => AnswerAsync(site, uncompressed, longWay));
        Assert.Equal([true, true], longWay);
    }

    /// <summary>Puts the uncompressed feed into the cache of the front door.</summary>
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

    /// <summary>A task that a socket's thread completes; its continuations run on that thread.</summary>
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

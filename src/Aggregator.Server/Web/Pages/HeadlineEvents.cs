using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading.RateLimiting;
using Aggregator.Server.Web.Arabic;
using Aggregator.Server.Web.Limits;
using Aggregator.Server.Web.Lists;
using Microsoft.AspNetCore.Http.Features;

namespace Aggregator.Server.Web.Pages;

/// <summary>Tells open pages how many headlines were added since they were made. The page itself does not move.</summary>
/// <remarks>WHATWG server-sent events. A browser that gets 204 does not connect again; a browser whose stream ends
/// does.</remarks>
internal sealed class HeadlineEvents(LatestHeadlines headlines, IHostApplicationLifetime lifetime) : IDisposable
{
    /// <summary>The most listeners, because each holds a connection open. Further readers see the page without the
    /// count.</summary>
    private const int MaxListeners = 2000;

    /// <summary>The most listeners from one address: enough for many open pages or an office, but not all places.</summary>
    private const int MaxPerClient = 50;

    /// <summary>A comment, which browsers ignore. Only a write shows that a phone has disconnected, and proxies close a stream that
    /// is silent for a minute.</summary>
    private const string Beat = ":\n\n";

    // With the usual pace a line is written at least every 15 seconds.
    private const int TicksABeat = 7;

    // After half an hour the stream ends, so that a place is freed when a client other than a browser holds it.
    private const int MaxTicks = 900;

    private readonly PartitionedRateLimiter<HttpContext> _places = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<HttpContext, string>(context => Places(ClientNetwork.Key(context.Connection.RemoteIpAddress), MaxPerClient)),
        PartitionedRateLimiter.Create<HttpContext, string>(_ => Places("all", MaxListeners)));

    public TimeSpan Pace { get; init; } = TimeSpan.FromSeconds(2);

    public static void Map(WebApplication app) => app.MapGet(
        "/events", (string? since, HttpContext context, HeadlineEvents events) => events.AnswerAsync(since, context));

    public void Dispose() => _places.Dispose();

    /// <returns>The lines to send, each with the empty line that ends it.</returns>
    public async IAsyncEnumerable<string> ListenAsync(long newest, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A graceful stop does not wait for readers with an open page.
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        using var timer = new PeriodicTimer(Pace);
        var told = 0;
        for (var tick = 1; tick <= MaxTicks && await TicksAsync(timer, ending.Token); tick++)
        {
            var count = (await headlines.CurrentAsync(ending.Token)).Count(article => article.Id > newest);
            if (count > told)
            {
                told = count;
                yield return $"data: {ArabicCount.NewArticles.Of(count)}\n\n";
            }
            else if (tick % TicksABeat == 0)
            {
                yield return Beat;
            }
        }
    }

    private static RateLimitPartition<string> Places(string key, int most) =>
        RateLimitPartition.GetConcurrencyLimiter(key, _ => new ConcurrencyLimiterOptions { PermitLimit = most, QueueLimit = 0 });

    private async Task AnswerAsync(string? since, HttpContext context)
    {
        var response = context.Response;
        var place = _places.AttemptAcquire(context);
        response.RegisterForDispose(place);
        if (!place.IsAcquired || !long.TryParse(since, NumberStyles.None, CultureInfo.InvariantCulture, out var newest))
        {
            response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        (response.ContentType, response.Headers.CacheControl) = ("text/event-stream", "no-store");
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();

        // The first flush sends the headers. Without it the browser would not know for seconds whether it is connected.
        await response.Body.FlushAsync(context.RequestAborted);
        await foreach (var line in ListenAsync(newest, context.RequestAborted))
        {
            await response.WriteAsync(line, context.RequestAborted);
            await response.Body.FlushAsync(context.RequestAborted);
        }
    }

    private static async ValueTask<bool> TicksAsync(PeriodicTimer timer, CancellationToken cancellationToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}

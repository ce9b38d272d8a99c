using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.RateLimiting;
using Aggregator.Server.Web.Arabic;
using Aggregator.Server.Web.Limits;
using Aggregator.Server.Web.Lists;

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

    // Only a write shows that a phone has disconnected, so one is made every half minute.
    private const int TicksABeat = 15;

    // After half an hour the stream ends, so that a place is freed when a client other than a browser holds it.
    private const int MaxTicks = 900;

    private readonly PartitionedRateLimiter<HttpContext> _places = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<HttpContext, string>(context => Places(ClientNetwork.Key(context.Connection.RemoteIpAddress), MaxPerClient)),
        PartitionedRateLimiter.Create<HttpContext, string>(_ => Places("all", MaxListeners)));

    public TimeSpan Pace { get; init; } = TimeSpan.FromSeconds(2);

    public static void Map(WebApplication app) => app.MapGet("/events", (string? since, HttpContext context, HeadlineEvents events) =>
        long.TryParse(since, NumberStyles.None, CultureInfo.InvariantCulture, out var newest)
            ? events.Answer(newest, context)
            : Results.StatusCode(StatusCodes.Status204NoContent));

    public void Dispose() => _places.Dispose();

    public async IAsyncEnumerable<SseItem<string>> ListenAsync(long newest, [EnumeratorCancellation] CancellationToken cancellationToken)
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
                yield return new SseItem<string>(ArabicCount.NewArticles.Of(count));
            }
            else if (tick % TicksABeat == 0)
            {
                yield return new SseItem<string>("", "beat");
            }
        }
    }

    private static RateLimitPartition<string> Places(string key, int most) =>
        RateLimitPartition.GetConcurrencyLimiter(key, _ => new ConcurrencyLimiterOptions { PermitLimit = most, QueueLimit = 0 });

    private IResult Answer(long newest, HttpContext context)
    {
        var place = _places.AttemptAcquire(context);
        context.Response.RegisterForDispose(place);
        if (!place.IsAcquired)
        {
            return Results.StatusCode(StatusCodes.Status204NoContent);
        }

        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.ServerSentEvents(ListenAsync(newest, context.RequestAborted));
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

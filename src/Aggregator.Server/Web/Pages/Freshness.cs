using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Aggregator.Server.Web.Arabic;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Aggregator.Server.Web.Pages;

/// <summary>Tells open pages how many headlines came since they were made, without moving the page.</summary>
internal sealed class Freshness(LatestHeadlines headlines, IHostApplicationLifetime lifetime)
{
    /// <summary>Each listener holds a connection open; readers beyond these simply see the page as it was.</summary>
    private const int MaxListeners = 2000;

    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(2);

    private int _listeners;

    public static void Map(WebApplication app) => app.MapGet("/events", (string? since, HttpContext context, Freshness freshness) =>
        long.TryParse(since, NumberStyles.None, CultureInfo.InvariantCulture, out var newest) && freshness._listeners < MaxListeners
            ? freshness.Answer(newest, context)
            : Results.StatusCode(StatusCodes.Status204NoContent));

    private ServerSentEventsResult<string> Answer(long newest, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.ServerSentEvents(ListenAsync(newest, context.RequestAborted));
    }

    private async IAsyncEnumerable<SseItem<string>> ListenAsync(long newest, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A graceful stop does not wait for readers who keep a page open.
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        using var timer = new PeriodicTimer(Pace);
        Interlocked.Increment(ref _listeners);
        try
        {
            for (var told = 0; await TicksAsync(timer, ending.Token);)
            {
                var count = (await headlines.CurrentAsync(ending.Token)).Count(article => article.Id > newest);
                if (count > told)
                {
                    told = count;
                    yield return new SseItem<string>(ArabicCount.NewArticles.Of(count));
                }
            }
        }
        finally
        {
            Interlocked.Decrement(ref _listeners);
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

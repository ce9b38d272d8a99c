using Aggregator.Server.Web.Serving;
using Aggregator.Storage;
using Polly;
using Polly.Retry;

namespace Aggregator.Server.Web.Feeds;

/// <summary>Tells the configured WebSub hub that the feeds changed. It runs after the commit and beside the stations, so it never
/// delays them.</summary>
/// <remarks>https://www.w3.org/TR/websub/ does not define how a publisher tells its hub; hub.mode=publish with hub.url is what
/// hubs accept.</remarks>
internal sealed partial class HubPing(
    IReadingStore store, SiteOptions site, FeedBuilder feeds, IHttpClientFactory clients, ILogger<HubPing> log) : BackgroundService
{
    public const string Client = "hub";

    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    private readonly ResiliencePipeline<HttpResponseMessage> _patience = new ResiliencePipelineBuilder<HttpResponseMessage>()
        .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            ShouldHandle = new PredicateBuilder<HttpResponseMessage>().Handle<HttpRequestException>().Handle<TaskCanceledException>().HandleResult(answer => (int)answer.StatusCode >= 500),
            MaxRetryAttempts = 5,
            Delay = TimeSpan.FromMilliseconds(500),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
        })
        .Build();

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => MakingPool.RunAsync(() => WatchAsync(stoppingToken));

    private async Task WatchAsync(CancellationToken stoppingToken)
    {
        if (site.Hub is not { } hub)
        {
            return;
        }

        using var timer = new PeriodicTimer(Pace);
        var (version, told) = (long.MinValue, "");
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                var current = await store.VersionAsync(stoppingToken);
                // Many commits within a second cause one ping. A change that no feed shows causes none.
                if (current != version && await ChangedAsync(told, stoppingToken) is { } etag)
                {
                    await TellAsync(hub, stoppingToken);
                    told = etag;
                }

                version = current;
            }
            catch (Exception fault) when (fault is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                LogFailed(hub, fault.Message);
            }
        }
    }

    private async Task<string?> ChangedAsync(string told, CancellationToken cancellationToken)
    {
        var etag = (await feeds.NewestAsync(FeedFormat.Atom, cancellationToken)).ETag(null);
        if (etag == told)
        {
            return null;
        }

        // All feeds are made before the ping, because the hub requests them at once and must not get the old ones.
        foreach (var format in Enum.GetValues<FeedFormat>())
        {
            await feeds.NewestAsync(format, cancellationToken);
        }

        return etag;
    }

    private async Task TellAsync(Uri hub, CancellationToken cancellationToken)
    {
        var form = Enum.GetValues<FeedFormat>().Select(format => KeyValuePair.Create("hub.url", new Uri(site.BaseUrl, format.FileName).AbsoluteUri)).Prepend(KeyValuePair.Create("hub.mode", "publish")).ToList();
        using var answer = await _patience.ExecuteAsync(
            async token =>
            {
                using var client = clients.CreateClient(Client);
                using var content = new FormUrlEncodedContent(form);
                return await client.PostAsync(hub, content, token);
            },
            cancellationToken);
        if (!answer.IsSuccessStatusCode)
        {
            LogRefused(hub, (int)answer.StatusCode);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The hub {Hub} refused the ping with {Status}: subscribers learn of news only when they poll")]
    private partial void LogRefused(Uri hub, int status);

    [LoggerMessage(LogLevel.Warning, "The hub {Hub} could not be told of new articles: {Fault}")]
    private partial void LogFailed(Uri hub, string fault);
}

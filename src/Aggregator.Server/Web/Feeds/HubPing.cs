using Aggregator.Publishing.Writers;
using Aggregator.Storage;
using Polly;
using Polly.Retry;

namespace Aggregator.Server.Web.Feeds;

/// <summary>Tells the configured WebSub hub that the feeds changed. It runs after the commit and beside the stations, so it never
/// delays them.</summary>
/// <remarks>https://www.w3.org/TR/websub/ does not define how a publisher tells its hub; hub.mode=publish with hub.url is what
/// hubs accept.</remarks>
internal sealed partial class HubPing(
    IReadingStore store, SiteOptions site, FeedBuilder feeds, IHttpClientFactory clients, TimeProvider clock, ILogger<HubPing> log)
{
    public const string Client = "hub";

    private readonly ResiliencePipeline<HttpResponseMessage> _patience = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
        .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            ShouldHandle = new PredicateBuilder<HttpResponseMessage>().Handle<HttpRequestException>().Handle<TaskCanceledException>().HandleResult(answer => (int)answer.StatusCode >= 500),
            MaxRetryAttempts = 5,
            Delay = TimeSpan.FromMilliseconds(500),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
        })
        .Build();

    private long _version = long.MinValue;
    private string _told = "";

    /// <summary>Many commits between two looks are one ping, and a change that no feed shows is none.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        if (site.Hub is not { } hub)
        {
            return;
        }

        try
        {
            var current = await store.VersionAsync(cancellationToken);
            if (current != _version && await ChangedAsync(_told, cancellationToken) is { } etag)
            {
                await TellAsync(hub, cancellationToken);
                _told = etag;
            }

            _version = current;
        }
        catch (HttpRequestException fault)
        {
            LogFailed(hub, fault.Message);
        }
        catch (TaskCanceledException slow) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(hub, slow.Message);
        }
    }

    private async Task<string?> ChangedAsync(string told, CancellationToken cancellationToken)
    {
        var etag = (await feeds.NewestAsync(PublishedFormat.Atom, cancellationToken)).ETag(null);
        if (etag == told)
        {
            return null;
        }

        // All feeds are made before the ping, because the hub requests them at once and must not get the old ones.
        foreach (var format in Enum.GetValues<PublishedFormat>())
        {
            await feeds.NewestAsync(format, cancellationToken);
        }

        return etag;
    }

    private async Task TellAsync(Uri hub, CancellationToken cancellationToken)
    {
        var form = Enum.GetValues<PublishedFormat>().Select(format => KeyValuePair.Create("hub.url", new Uri(site.BaseUrl, format.FileName).AbsoluteUri)).Prepend(KeyValuePair.Create("hub.mode", "publish")).ToList();
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

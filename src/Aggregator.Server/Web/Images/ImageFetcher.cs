using Aggregator.Fetching;

namespace Aggregator.Server.Web.Images;

/// <summary>Fetches pictures through the guarded fetcher, with the limits that pictures need.</summary>
/// <remarks>Pictures have a fetcher of their own, because a page with thirty pictures of one paper would wait thirty seconds with
/// the pause between feeds and pages, and would delay these. It sends no more requests at a time than one browser.</remarks>
internal sealed class ImageFetcher(FetchingOptions fetching, ImageOptions options, TimeProvider clock) : IDisposable
{
    private readonly Fetcher _fetcher = new(
        new FetchingOptions
        {
            ProductToken = fetching.ProductToken,
            ContactUrl = fetching.ContactUrl,
            AllowedNetworks = fetching.AllowedNetworks,
            AllowedPorts = fetching.AllowedPorts,
            UseProxy = fetching.UseProxy,
            MaxBodyBytes = options.MaxBytes,
            BodyBudgetBytes = 16L * options.MaxBytes,
            MaxInflateRatio = fetching.MaxInflateRatio,
            MaxHeaderKilobytes = fetching.MaxHeaderKilobytes,
            MaxRedirects = fetching.MaxRedirects,
            ConnectTimeout = Shorter(fetching.ConnectTimeout, options.Timeout),

            // Clearly shorter than the limit for the whole picture: the circuit breaker counts only servers that stop sending
            // before it.
            FirstByteTimeout = Shorter(fetching.FirstByteTimeout, options.Timeout * 0.6),
            TotalTimeout = options.Timeout,
            RetryDelay = fetching.RetryDelay,
            MaxInFlightPerHost = 6,
            MinGapPerHost = TimeSpan.Zero,
            MaxHostWait = options.Timeout,
            CircuitFailures = fetching.CircuitFailures,
            CircuitBreak = fetching.CircuitBreak,
            MaxRememberedHosts = fetching.MaxRememberedHosts,
        },
        clock);

    /// <returns>The bytes; null when they cannot be fetched for any reason.</returns>
    public async Task<ReadOnlyMemory<byte>?> FetchAsync(Uri url, CancellationToken cancellationToken)
    {
        // The request prefers every other format to AVIF, because pictures in AVIF cannot be compared.
        var request = new FetchRequest
        {
            Url = url,
            Kind = FetchKind.Image,
            ObeyRobots = true,
            Headers = new Dictionary<string, string> { ["Accept"] = "image/webp, image/jpeg, image/png, image/gif;q=0.9, image/*;q=0.2" },
        };
        return await _fetcher.FetchAsync(request, cancellationToken) is FetchOutcome.Fetched(var document, _) ? document.Body : null;
    }

    public void Dispose() => _fetcher.Dispose();

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}

using Aggregator.Fetching;

namespace Aggregator.Server.Web.Images;

/// <summary>Asks for pictures through the guarded fetcher, with the limits that pictures need.</summary>
/// <remarks>
/// A fetcher of its own: a page of thirty pictures of one paper must not wait thirty seconds behind the pause that feeds and
/// pages keep, nor hold them up. It asks no more at once than one reader's browser would.
/// </remarks>
internal sealed class ImageFetcher(FetchingOptions fetching, ImageOptions options, TimeProvider clock) : IDisposable
{
    private readonly Fetcher _fetcher = new(
        new FetchingOptions
        {
            ProductToken = fetching.ProductToken,
            ContactUrl = fetching.ContactUrl,
            AllowedNetworks = fetching.AllowedNetworks,
            UseProxy = fetching.UseProxy,
            MaxBodyBytes = options.MaxBytes,
            MaxInflateRatio = fetching.MaxInflateRatio,
            MaxHeaderKilobytes = fetching.MaxHeaderKilobytes,
            MaxRedirects = fetching.MaxRedirects,
            ConnectTimeout = Shorter(fetching.ConnectTimeout, options.Timeout),

            // Clearly before the end of the whole: only who falls silent here is counted by the circuit breaker.
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

    /// <returns>The bytes; null when they cannot be had, for whatever reason.</returns>
    public async Task<ReadOnlyMemory<byte>?> FetchAsync(Uri url, CancellationToken cancellationToken)
    {
        // AVIF only where a server has nothing else: its looks cannot be compared.
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

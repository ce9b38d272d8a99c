using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Aggregator.Fetching;

/// <summary>How we ask servers: limits that keep us safe, and manners that keep us welcome.</summary>
public sealed class FetchingOptions : IValidatableObject
{
    /// <summary>First word of the user agent, and the name that robots.txt is read for.</summary>
    [Required, RegularExpression("^[A-Za-z_-]{1,40}$")]
    public string ProductToken { get; init; } = "ArabicNewsAggregator";

    /// <summary>Where a publisher learns who asks and how to stop it; part of the user agent.</summary>
    [Required]
    public Uri ContactUrl { get; init; } = new("http://localhost:5080/bot");

    /// <summary>Networks in CIDR form ("127.0.0.0/8") that may be asked although they are private.</summary>
    public IReadOnlyList<string> AllowedNetworks { get; init; } = [];

    /// <summary>Whether http_proxy, https_proxy and no_proxy are honoured.</summary>
    public bool UseProxy { get; init; } = true;

    /// <summary>Bytes after decompression; a longer body is refused, never truncated.</summary>
    [Range(64 * 1024, 64 * 1024 * 1024)]
    public int MaxBodyBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>Inflated bytes for each byte sent, looked at from the first quarter megabyte on; honest text stays below 100.</summary>
    [Range(10, 1000)]
    public int MaxInflateRatio { get; init; } = 200;

    [Range(4, 256)]
    public int MaxHeaderKilobytes { get; init; } = 64;

    [Range(0, 20)]
    public int MaxRedirects { get; init; } = 5;

    [Range(typeof(TimeSpan), "00:00:00.050", "00:02:00")]
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>From the request to the end of the answer's headers, connecting included.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:05:00")]
    public TimeSpan FirstByteTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>One request with its body and its retry; waiting for the host's turn is not counted, redirects count anew.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:10:00")]
    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Mean pause before the one retry of a connection that broke.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    [Range(1, 64)]
    public int MaxInFlightPerHost { get; init; } = 2;

    /// <summary>Least time between the starts of two requests to one host and port; zero for the demo and the benchmark.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan MinGapPerHost { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A longer Crawl-delay is taken for this long; one outlet asks for two minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan MaxCrawlDelay { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>A turn further away than this is not waited for: the request is deferred, and the worker free for others.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan MaxHostWait { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Failed connections within a minute after which a host is left alone.</summary>
    [Range(2, 100)]
    public int CircuitFailures { get; init; } = 5;

    /// <summary>How long a host whose connections fail is left alone.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan CircuitBreak { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>For a 429 that does not say how long.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan DefaultRetryAfter { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>A longer Retry-After is taken for this long.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan MaxRetryAfter { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long a robots.txt is believed (RFC 9309 §2.4).</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan RobotsLifetime { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long pages wait after a robots.txt that could not be had.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan RobotsRetry { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Hosts whose politeness and robots.txt are kept in memory.</summary>
    [Range(16, 1_000_000)]
    public int MaxRememberedHosts { get; init; } = 4096;

    public string UserAgent => $"{ProductToken}/1.0 (+{ContactUrl})";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => AllowedNetworks
        .Where(network => !IPNetwork.TryParse(network, out _))
        .Select(network => new ValidationResult($"AllowedNetworks: \"{network}\" is not a network like \"10.0.0.0/8\"", [nameof(AllowedNetworks)]));
}

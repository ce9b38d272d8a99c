using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Net;

namespace Aggregator.Fetching;

/// <summary>How we ask servers: the limits for our safety, and the rules of politeness.</summary>
public sealed class FetchingOptions : IValidatableObject
{
    /// <summary>The first word of the user agent, and the name that is looked for in robots.txt.</summary>
    [Required, RegularExpression("^[A-Za-z_-]{1,40}$")]
    public string ProductToken { get; init; } = "ArabicNewsAggregator";

    /// <summary>The page where a publisher learns who sends the requests and how to stop them; part of the user agent.</summary>
    [Required]
    public Uri ContactUrl { get; init; } = new("http://localhost:5080/bot");

    /// <summary>Networks in CIDR form ("127.0.0.0/8") that may be asked although they are private.</summary>
    public IReadOnlyList<string> AllowedNetworks { get; init; } = [];

    /// <summary>Ports that may be asked beside 80 and 443. At addresses in <see cref="AllowedNetworks"/> every port may.</summary>
    public IReadOnlyList<string> AllowedPorts { get; init; } = [];

    /// <summary>Whether http_proxy, https_proxy and no_proxy are used.</summary>
    public bool UseProxy { get; init; } = true;

    /// <summary>Bytes after decompression; a longer body is refused, never truncated.</summary>
    [Range(64 * 1024, 64 * 1024 * 1024)]
    public int MaxBodyBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>Bytes of all large bodies (over 1 MiB) that are read and worked on at the same time. When they are used up, a large
    /// body is asked for a minute later.</summary>
    [Range(8 * 1024 * 1024, 16L * 1024 * 1024 * 1024)]
    public long BodyBudgetBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Decompressed bytes for each received byte, checked from 256 KiB on; normal text stays below 100.</summary>
    [Range(10, 1000)]
    public int MaxInflateRatio { get; init; } = 200;

    /// <summary>The headers of an answer, in kilobytes; longer ones are refused.</summary>
    [Range(4, 256)]
    public int MaxHeaderKilobytes { get; init; } = 64;

    /// <summary>How many redirects are followed, one after the other.</summary>
    [Range(0, 20)]
    public int MaxRedirects { get; init; } = 5;

    /// <summary>The time limit for a connection, its TLS handshake included.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:02:00")]
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>From the request to the end of the answer's headers; connecting is included.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:05:00")]
    public TimeSpan FirstByteTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The limit for one request with its body and its retry. Waiting for the host is not counted, and each redirect
    /// starts a new count.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:10:00")]
    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The average pause before the one retry of a broken connection.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The most requests to one host and port at the same time.</summary>
    [Range(1, 64)]
    public int MaxInFlightPerHost { get; init; } = 2;

    /// <summary>The shortest time between the starts of two requests to one host and port; zero for the demo and the
    /// benchmark.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan MinGapPerHost { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest Crawl-delay that is obeyed; one paper asks for two minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan MaxCrawlDelay { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The longest wait for a host. When the next free start is later, the request is deferred and the worker is free
    /// for others.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan MaxHostWait { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The number of failed connections within a minute after which a host is not asked for a while.</summary>
    [Range(2, 100)]
    public int CircuitFailures { get; init; } = 5;

    /// <summary>How long a host whose connections fail is not asked.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan CircuitBreak { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The wait after a 429 that states no time.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan DefaultRetryAfter { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>The longest Retry-After that is obeyed.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan MaxRetryAfter { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long a robots.txt is used before it is requested again (RFC 9309 §2.4).</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan RobotsLifetime { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long pages wait after a robots.txt that could not be fetched.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan RobotsRetry { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>The number of hosts whose politeness and robots.txt are kept in memory.</summary>
    [Range(16, 1_000_000)]
    public int MaxRememberedHosts { get; init; } = 4096;

    public string UserAgent => $"{ProductToken}/1.0 (+{ContactUrl})";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => AllowedNetworks
        .Where(network => !IPNetwork.TryParse(network, out _))
        .Select(network => new ValidationResult($"\"{network}\" is not a network like \"10.0.0.0/8\".", [nameof(AllowedNetworks)]))
        .Concat(AllowedPorts.Where(port => !(ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0))
            .Select(port => new ValidationResult($"\"{port}\" is not a port from 1 to 65535.", [nameof(AllowedPorts)])));
}

using Aggregator.Text.Sentences;

namespace Aggregator.Fetching;

/// <summary>How one request ended.</summary>
public abstract record FetchOutcome
{
    private FetchOutcome()
    {
    }

    /// <param name="Document">The whole body.</param>
    /// <param name="Validators">Save them only together with the product of these bytes.</param>
    public sealed record Fetched(FetchedDocument Document, Validators Validators) : FetchOutcome
    {
        /// <summary>The target of the permanent redirects (301, 308) at the start of the chain; null without one.</summary>
        public Uri? MovedTo { get; init; }

        /// <summary>The shortest time until the next request that the publisher states (Cache-Control, Expires); null when
        /// unstated.</summary>
        public TimeSpan? FreshFor { get; init; }
    }

    /// <summary>304: the stored content is still current.</summary>
    public sealed record NotModified(TimeSpan? FreshFor = null) : FetchOutcome;

    /// <summary>The request has to wait: the server says so (429, 503 with Retry-After), or our own politeness.</summary>
    public sealed record Deferred(DateTimeOffset Until) : FetchOutcome;

    /// <param name="Failure">The class; it decides what happens next.</param>
    /// <param name="Detail">What failed, and where.</param>
    /// <param name="StatusCode">The HTTP status; null when no answer came.</param>
    public sealed record Failed(FetchFailure Failure, Sentence Detail, int? StatusCode = null) : FetchOutcome;
}

/// <summary>Why a request failed. The classes differ in what an operator or the calendar should do.</summary>
public enum FetchFailure
{
    /// <summary>The name did not resolve.</summary>
    UnknownHost,

    /// <summary>No connection, or a broken connection.</summary>
    Unreachable,

    /// <summary>The server was too slow.</summary>
    TimedOut,

    /// <summary>The certificate is not valid.</summary>
    BadCertificate,

    /// <summary>The address is private, or may not be asked for another reason.</summary>
    ForbiddenAddress,

    /// <summary>The body, its decompressed size or its headers exceed a limit.</summary>
    TooLarge,

    TooManyRedirects,

    /// <summary>robots.txt forbids the request.</summary>
    DisallowedByRobots,

    /// <summary>401, 403, 451 or a challenge page.</summary>
    Blocked,

    /// <summary>404.</summary>
    NotFound,

    /// <summary>410.</summary>
    Gone,

    /// <summary>Any other 4xx.</summary>
    ClientError,

    /// <summary>5xx.</summary>
    ServerError,

    /// <summary>Our own network is down; this is not a fault of the source.</summary>
    Offline,
}

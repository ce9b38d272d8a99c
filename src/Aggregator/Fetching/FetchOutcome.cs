namespace Aggregator.Fetching;

/// <summary>How one request ended.</summary>
public abstract record FetchOutcome
{
    private FetchOutcome()
    {
    }

    /// <param name="Document">The whole body.</param>
    /// <param name="Validators">To be saved only together with what was made of these bytes.</param>
    public sealed record Fetched(FetchedDocument Document, Validators Validators) : FetchOutcome
    {
        /// <summary>Where a permanent redirect (301, 308) led from the first hop on; null without one.</summary>
        public Uri? MovedTo { get; init; }

        /// <summary>The publisher's floor for the next request (Cache-Control, Expires); null when unstated.</summary>
        public TimeSpan? FreshFor { get; init; }
    }

    /// <summary>304: what we have is still current.</summary>
    public sealed record NotModified(TimeSpan? FreshFor = null) : FetchOutcome;

    /// <summary>The server (429, 503 with Retry-After) or our own politeness asks us to come back later.</summary>
    public sealed record Deferred(DateTimeOffset Until) : FetchOutcome;

    /// <param name="Failure">The class that decides what happens next.</param>
    /// <param name="Detail">One English sentence: what, where.</param>
    /// <param name="StatusCode">The HTTP status; null when no answer came.</param>
    public sealed record Failed(FetchFailure Failure, string Detail, int? StatusCode = null) : FetchOutcome;
}

/// <summary>Why a request failed, by what an operator or the calendar should do about it.</summary>
public enum FetchFailure
{
    /// <summary>The name did not resolve.</summary>
    UnknownHost,

    /// <summary>No connection, or it broke.</summary>
    Unreachable,

    /// <summary>The server was too slow.</summary>
    TimedOut,

    /// <summary>The certificate is not valid.</summary>
    BadCertificate,

    /// <summary>The address is private, or otherwise not to be asked.</summary>
    ForbiddenAddress,

    /// <summary>The body, its inflation or its headers exceed a limit.</summary>
    TooLarge,

    TooManyRedirects,

    /// <summary>robots.txt asks us not to.</summary>
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

    /// <summary>We have no network ourselves: not the source's fault.</summary>
    Offline,
}

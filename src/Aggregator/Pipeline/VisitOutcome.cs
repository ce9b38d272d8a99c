using Aggregator.Storage;

namespace Aggregator.Pipeline;

/// <summary>What one address of a source came to.</summary>
/// <param name="State">To be saved when this address decides.</param>
internal sealed record VisitOutcome(Uri? Url, FetchResult Result, FetchState State)
{
    public FeedReading? Reading { get; init; }

    public string? Detail { get; init; }

    public int? StatusCode { get; init; }

    public long Bytes { get; init; }

    /// <summary>The publisher's least time between two polls; null when unstated.</summary>
    public TimeSpan? Floor { get; init; }

    /// <summary>410: the publisher says that the address is gone for good.</summary>
    public bool IsGone { get; init; }

    public bool IsSuccess => Result is FetchResult.Read or FetchResult.NotModified or FetchResult.SameBytes;

    /// <summary>Whether no other address has to be tried.</summary>
    public bool IsFinal => IsSuccess
        || Result is FetchResult.Deferred or FetchResult.Offline
        || (Result is FetchResult.Unreadable && Reading?.Entries.Count > 0);
}

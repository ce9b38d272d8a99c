using Aggregator.Storage;
using Aggregator.Text.Sentences;

namespace Aggregator.Pipeline;

/// <summary>The result of a visit to one address of a source.</summary>
/// <param name="State">Saved when this address decides the visit.</param>
internal sealed record VisitOutcome(Uri? Url, FetchResult Result, FetchState State)
{
    public FeedReading? Reading { get; init; }

    public Sentence? Detail { get; init; }

    public int? StatusCode { get; init; }

    public long Bytes { get; init; }

    /// <summary>The shortest time between two polls that the publisher states; null when unstated.</summary>
    public TimeSpan? Floor { get; init; }

    /// <summary>410: the publisher says that the address is permanently gone.</summary>
    public bool IsGone { get; init; }

    public bool IsSuccess => Result is FetchResult.Read or FetchResult.NotModified or FetchResult.SameBytes;

    /// <summary>Whether no other address has to be tried.</summary>
    public bool IsFinal => IsSuccess
        || Result is FetchResult.Deferred or FetchResult.Offline
        || (Result is FetchResult.Unreadable && Reading?.Entries.Count > 0);
}

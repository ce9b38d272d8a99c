using Aggregator.Feeds;
using Aggregator.Fetching;
using Aggregator.Storage;

namespace Aggregator.Pipeline;

/// <summary>What asking one source came to, over all its candidate addresses.</summary>
internal sealed record FeedAnswer
{
    public required FetchResult Result { get; init; }

    /// <summary>The address that decided.</summary>
    public Uri? Url { get; init; }

    /// <summary>What was read; null unless <see cref="Result"/> is Read.</summary>
    public ParsedFeed? Feed { get; init; }

    /// <summary>Of the bytes that were read.</summary>
    public Validators Validators { get; init; } = Validators.None;

    public ReadOnlyMemory<byte>? ContentHash { get; init; }

    public long Bytes { get; init; }

    public TimeSpan? FreshFor { get; init; }

    public Uri? MovedTo { get; init; }

    /// <summary>When the server asks us to come back; null unless <see cref="Result"/> is Deferred.</summary>
    public DateTimeOffset? Until { get; init; }

    public FetchFailure? Failure { get; init; }

    public int? StatusCode { get; init; }

    public string? Detail { get; init; }

    public FetchLogEntry Log(DateTimeOffset at, TimeSpan duration) => new()
    {
        At = at,
        Duration = duration,
        Url = Url,
        Result = Result,
        StatusCode = StatusCode,
        Detail = Detail,
        Bytes = Bytes,
        Entries = Feed?.Entries.Count ?? 0,
    };
}

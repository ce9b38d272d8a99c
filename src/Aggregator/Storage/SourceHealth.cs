using Aggregator.Sources;

namespace Aggregator.Storage;

/// <summary>One source's state and its last fetches, newest first.</summary>
/// <param name="Active">Whether the settings of the last synchronisation contain it, enabled.</param>
public sealed record SourceHealth(string SourceId, bool Active, FetchState State, IReadOnlyList<FetchLogEntry> Fetches);

/// <summary>One fetch of a source as it is remembered; the last thirty are kept.</summary>
public sealed record FetchLogEntry
{
    public required DateTimeOffset At { get; init; }

    public required TimeSpan Duration { get; init; }

    /// <summary>The address that decided; null when none was asked.</summary>
    public Uri? Url { get; init; }

    public required FetchResult Result { get; init; }

    /// <summary>The HTTP status of a failure; null when there is none to tell.</summary>
    public int? StatusCode { get; init; }

    /// <summary>One English sentence: what failed or what was repaired; null when all went well.</summary>
    public string? Detail { get; init; }

    /// <summary>Who read the bytes; null when none were read.</summary>
    public FeedReaderName? Reader { get; init; }

    public long Bytes { get; init; }

    public int Entries { get; init; }

    /// <summary>Filled by the store when it is read back.</summary>
    public int NewEntries { get; init; }
}

/// <summary>How a fetch of a source ended.</summary>
public enum FetchResult
{
    /// <summary>New bytes were read.</summary>
    Read,

    /// <summary>304.</summary>
    NotModified,

    /// <summary>200 with the bytes that we had.</summary>
    SameBytes,

    /// <summary>Asked to come back later.</summary>
    Deferred,

    /// <summary>Bytes came that are no feed; what could be read of them was kept.</summary>
    Unreadable,

    /// <summary>No bytes came.</summary>
    Failed,

    /// <summary>We were offline ourselves.</summary>
    Offline,
}

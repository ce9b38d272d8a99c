using Aggregator.Sources;
using Aggregator.Text.Sentences;

namespace Aggregator.Storage;

/// <summary>The state of one source and its last fetches, newest first.</summary>
/// <param name="Active">Whether the last settings contain the source and enable it.</param>
public sealed record SourceHealth(string SourceId, bool Active, FetchState State, IReadOnlyList<FetchLogEntry> Fetches)
{
    /// <summary>The last fetch; null when the source was never fetched.</summary>
    public FetchLogEntry? Latest => Fetches is [var latest, ..] ? latest : null;
}

/// <summary>One fetch of a source. The last thirty of each source are kept.</summary>
public sealed record FetchLogEntry
{
    public required DateTimeOffset At { get; init; }

    public required TimeSpan Duration { get; init; }

    /// <summary>The address that gave the result; null when none was requested.</summary>
    public Uri? Url { get; init; }

    public required FetchResult Result { get; init; }

    /// <summary>The HTTP status of a failure; null when there is none.</summary>
    public int? StatusCode { get; init; }

    /// <summary>What failed or was mended; null when there was no fault.</summary>
    public Sentence? Detail { get; init; }

    /// <summary>The reader that read the bytes; null when none were read.</summary>
    public FeedReaderName? Reader { get; init; }

    public long Bytes { get; init; }

    public int Entries { get; init; }

    /// <summary>The store fills this in; writers leave it 0.</summary>
    public int NewEntries { get; init; }
}

/// <summary>How a fetch of a source ended.</summary>
public enum FetchResult
{
    /// <summary>New bytes came and were read.</summary>
    Read,

    /// <summary>The server answered 304.</summary>
    NotModified,

    /// <summary>The server sent the same bytes as the time before.</summary>
    SameBytes,

    /// <summary>The server, or our own politeness, wants the request later.</summary>
    Deferred,

    /// <summary>The bytes are not a feed. Entries that could be read are kept.</summary>
    Unreadable,

    /// <summary>No bytes came.</summary>
    Failed,

    /// <summary>This machine was offline.</summary>
    Offline,
}

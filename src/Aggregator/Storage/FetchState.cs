using Aggregator.Fetching;

namespace Aggregator.Storage;

/// <summary>How the last fetches of a source went and when the next is due: state, never settings.</summary>
public sealed record FetchState
{
    /// <summary>The address that worked last; null before the first success.</summary>
    public Uri? Url { get; init; }

    /// <summary>Of the bytes whose entries are stored, at <see cref="Url"/>.</summary>
    public Validators Validators { get; init; } = Validators.None;

    /// <summary>SHA-256 of the bytes whose entries are stored; null when none are.</summary>
    public ReadOnlyMemory<byte>? ContentHash { get; init; }

    /// <summary>The last answer with a body: once a day one is asked for without validators, because some servers say 304 for ever.</summary>
    public DateTimeOffset? LastFull { get; init; }

    public required DateTimeOffset NextFetch { get; init; }

    /// <summary>The adaptive time between two polls; null before the first.</summary>
    public TimeSpan? Interval { get; init; }

    public int ConsecutiveFailures { get; init; }

    public DateTimeOffset? LastSuccess { get; init; }

    /// <summary>Where a permanent redirect leads, and since when it has said so; null without one.</summary>
    public Uri? MovedTo { get; init; }

    public DateTimeOffset? MovedSince { get; init; }

    public bool Paused { get; init; }

    /// <summary>One sentence; null when not paused.</summary>
    public string? PausedReason { get; init; }
}

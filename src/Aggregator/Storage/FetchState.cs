using Aggregator.Fetching;
using Aggregator.Text.Sentences;

namespace Aggregator.Storage;

/// <summary>How the last fetches of a source went, and when the next one is due. This is state; settings are in
/// feeds.json.</summary>
public sealed record FetchState
{
    /// <summary>The address that worked last; null before the first success.</summary>
    public Uri? Url { get; init; }

    /// <summary>The validators of the bytes whose entries are stored, from <see cref="Url"/>.</summary>
    public Validators Validators { get; init; } = Validators.None;

    /// <summary>SHA-256 of the bytes whose entries are stored; null when none are.</summary>
    public ReadOnlyMemory<byte>? ContentHash { get; init; }

    /// <summary>When the server last sent a body. Once a day the feed is requested without validators, because some servers
    /// answer 304 for ever.</summary>
    public DateTimeOffset? LastFull { get; init; }

    public required DateTimeOffset NextFetch { get; init; }

    /// <summary>The time between two polls, adapted to the source; null before the first poll.</summary>
    public TimeSpan? Interval { get; init; }

    public int ConsecutiveFailures { get; init; }

    public DateTimeOffset? LastSuccess { get; init; }

    /// <summary>Where a permanent redirect leads; null without one. <see cref="MovedSince"/> is when it was seen first.</summary>
    public Uri? MovedTo { get; init; }

    public DateTimeOffset? MovedSince { get; init; }

    public bool Paused { get; init; }

    /// <summary>Null when the source is not paused.</summary>
    public Sentence? PausedReason { get; init; }
}

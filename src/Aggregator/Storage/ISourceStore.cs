using Aggregator.Extraction;
using Aggregator.Feeds;
using Aggregator.Sources;
using Aggregator.Text.Sentences;

namespace Aggregator.Storage;

/// <summary>When each source is polled next, and how the last polls went: the calendar of the refresh station.</summary>
public interface ISourceStore
{
    /// <summary>Takes over the settings. New sources are due at once. Sources that are absent or disabled are not polled, but
    /// their state is kept.</summary>
    Task SynchroniseAsync(IReadOnlyList<Source> sources, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Every source that was ever in the settings, with its last settings. What a paper lets us show also holds after
    /// the paper has left the list.</summary>
    /// <returns>Id, name, home page, country, section, publish level and image policy. Members that only polling needs are not
    /// filled.</returns>
    Task<IReadOnlyList<Source>> RememberedAsync(CancellationToken cancellationToken);

    /// <summary>Claims due sources, the longest overdue first. When the lease has ended, other workers may claim them
    /// again.</summary>
    Task<IReadOnlyList<SourceClaim>> ClaimDueAsync(ClaimRequest request, CancellationToken cancellationToken);

    /// <summary>Saves the entries of a fetch and the new state of the source in one transaction, and ends the lease.</summary>
    /// <remarks>Entries whose article the feed carries become articles in the same transaction. The others wait for the scraping
    /// station.</remarks>
    /// <returns>Null when the lease had passed to another worker; then nothing is saved.</returns>
    Task<Admission?> CompleteAsync(SourceCompletion completion, CancellationToken cancellationToken);

    /// <summary>Stops polling the source until <see cref="ResumeAsync"/>, also after restarts and edits of the
    /// settings.</summary>
    Task PauseAsync(string sourceId, Sentence reason, CancellationToken cancellationToken);

    /// <summary>Ends a pause. The source is due at once, and its count of failures is 0.</summary>
    Task ResumeAsync(string sourceId, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Makes sources due at once, except paused ones. An empty list means all sources.</summary>
    Task HastenAsync(IReadOnlyList<string> sourceIds, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>All sources that were ever followed, by id, with their last fetches, newest first.</summary>
    Task<IReadOnlyList<SourceHealth>> HealthAsync(CancellationToken cancellationToken);
}

/// <summary>How many sources to claim, and for how long.</summary>
/// <param name="PerHost">How many sources of one host may be claimed at the same time, by all workers together.</param>
/// <param name="Lease">After this time a worker that has not finished counts as dead.</param>
public sealed record ClaimRequest(int Limit, int PerHost, DateTimeOffset Now, TimeSpan Lease)
{
    /// <summary>Only these sources; empty means any.</summary>
    public IReadOnlyList<string> SourceIds { get; init; } = [];
}

/// <summary>A source that a worker has claimed.</summary>
/// <param name="Lease">Identifies this claim.</param>
public sealed record SourceClaim(string SourceId, FetchState State, long Lease);

/// <summary>The result of polling a source.</summary>
public sealed record SourceCompletion
{
    public required SourceClaim Claim { get; init; }

    public required FetchState State { get; init; }

    /// <summary>Makes the state to be saved, when the number of new entries is known. It runs inside the transaction and must be
    /// pure.</summary>
    public Func<FetchState, int, FetchState> Plan { get; init; } = static (state, _) => state;

    /// <summary>In the order of the document; empty when nothing was read.</summary>
    public IReadOnlyList<ParsedEntry> Entries { get; init; } = [];

    /// <summary>Whether the feed carries the whole article of an entry, so that its page need not be fetched.</summary>
    public Func<ParsedEntry, bool> IsWhole { get; init; } = static _ => false;

    /// <summary>Makes the article of an entry for which <see cref="IsWhole"/> is true. It is called for new entries only. Null
    /// leaves the entry in the queue.</summary>
    public Func<ParsedEntry, Article?> Article { get; init; } = static _ => null;

    public required FetchLogEntry Log { get; init; }
}

/// <summary>How many new entries a document contained.</summary>
/// <param name="Entries">The number of entries that were not known.</param>
/// <param name="Articles">How many of these became articles at once, because the feed carries them.</param>
public sealed record Admission(int Entries, int Articles);

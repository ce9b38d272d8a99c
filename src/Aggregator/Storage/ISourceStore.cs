using Aggregator.Extraction;
using Aggregator.Feeds;
using Aggregator.Sources;

namespace Aggregator.Storage;

/// <summary>When each source is asked next and how it went: the calendar of the refresh station.</summary>
public interface ISourceStore
{
    /// <summary>Takes over the list of settings: new sources are due at once, absent and disabled ones rest with their state kept.</summary>
    Task SynchroniseAsync(IReadOnlyList<Source> sources, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// Every source ever synchronised, as the list said last: what a paper lets us show binds us after it has left the list.
    /// </summary>
    /// <returns>Names, home page, country, section, publish level and image policy; nothing that is needed for asking.</returns>
    Task<IReadOnlyList<Source>> RememberedAsync(CancellationToken cancellationToken);

    /// <summary>Takes due sources, longest overdue first; others may take them again when the lease has run out.</summary>
    Task<IReadOnlyList<SourceClaim>> ClaimDueAsync(ClaimRequest request, CancellationToken cancellationToken);

    /// <summary>Saves what a fetch brought together with the state that says so, in one transaction, and ends the lease.</summary>
    /// <remarks>An entry whose article the feed carries is done with the same transaction; the others wait for the scraping station.</remarks>
    /// <returns>Null when the lease was lost meanwhile and nothing was saved.</returns>
    Task<Admission?> CompleteAsync(SourceCompletion completion, CancellationToken cancellationToken);

    /// <summary>Stops asking until <see cref="ResumeAsync"/>; survives restarts and edits of the settings.</summary>
    Task PauseAsync(string sourceId, string reason, CancellationToken cancellationToken);

    /// <summary>Makes the source due at once, with its failures forgotten.</summary>
    Task ResumeAsync(string sourceId, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Makes sources due at once, paused ones excepted; an empty list means all.</summary>
    Task HastenAsync(IReadOnlyList<string> sourceIds, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Every source ever followed, in order of id, with its last fetches, newest first.</summary>
    Task<IReadOnlyList<SourceHealth>> HealthAsync(CancellationToken cancellationToken);
}

/// <summary>How much to take, and for how long.</summary>
/// <param name="PerHost">Of one host at most so many are held at a time, by all workers together.</param>
/// <param name="Lease">After this time a worker that has not answered is taken for dead.</param>
public sealed record ClaimRequest(int Limit, int PerHost, DateTimeOffset Now, TimeSpan Lease)
{
    /// <summary>Only these sources; empty means any.</summary>
    public IReadOnlyList<string> SourceIds { get; init; } = [];
}

/// <summary>A source taken for a while.</summary>
/// <param name="Lease">Names this very claim.</param>
public sealed record SourceClaim(string SourceId, FetchState State, long Lease);

/// <summary>What asking a source came to.</summary>
public sealed record SourceCompletion
{
    public required SourceClaim Claim { get; init; }

    public required FetchState State { get; init; }

    /// <summary>The state once it is known how many of the entries were new; pure, called inside the transaction.</summary>
    public Func<FetchState, int, FetchState> Plan { get; init; } = static (state, _) => state;

    /// <summary>In document order; empty when nothing was read.</summary>
    public IReadOnlyList<ParsedEntry> Entries { get; init; } = [];

    /// <summary>Whether an entry's article is in the feed itself, so that no page has to be asked for.</summary>
    public Func<ParsedEntry, bool> IsWhole { get; init; } = static _ => false;

    /// <summary>Makes the article of an entry that <see cref="IsWhole"/>, asked for new ones only; null leaves the entry in the queue.</summary>
    public Func<ParsedEntry, Article?> Article { get; init; } = static _ => null;

    public required FetchLogEntry Log { get; init; }
}

/// <summary>What a document brought.</summary>
/// <param name="Entries">Not known before.</param>
/// <param name="Articles">Of those: done at once, because the feed carried their article.</param>
public sealed record Admission(int Entries, int Articles);

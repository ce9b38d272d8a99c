using Aggregator.Extraction;
using Aggregator.Feeds;
using Aggregator.Text.Sentences;

namespace Aggregator.Storage;

/// <summary>Entries that wait to become articles: the queue of the scraping station.</summary>
public interface IEntryStore
{
    /// <summary>Claims due entries: either entries that need no page, or entries of one host of which no entry is claimed. A
    /// claim counts as an attempt, so a page that crashes its worker is not tried for ever.</summary>
    Task<IReadOnlyList<EntryClaim>> ClaimPendingAsync(EntryClaimRequest request, CancellationToken cancellationToken);

    /// <summary>Saves articles and marks their entries as done, in one transaction.</summary>
    Task<EntryTally> CompleteAsync(IReadOnlyList<EntryResult> results, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>How many entries wait, due or not.</summary>
    Task<int> PendingAsync(CancellationToken cancellationToken);
}

/// <summary>How many entries to claim, and for how long.</summary>
/// <param name="Pages">How many entries whose page has to be fetched, all from one host.</param>
/// <param name="Whole">How many entries that need no page. They are claimed first: when there are any, no others are
/// claimed.</param>
public sealed record EntryClaimRequest(int Pages, int Whole, DateTimeOffset Now, TimeSpan Lease);

/// <summary>An entry that a worker has claimed.</summary>
/// <param name="IsWhole">Whether the feed itself carries the whole article.</param>
/// <param name="Attempts">The number of attempts, counted from 1; this one is included.</param>
/// <param name="Lease">Identifies this claim.</param>
public sealed record EntryClaim(long Id, string SourceId, ParsedEntry Entry, bool IsWhole, DateTimeOffset FirstSeen, int Attempts, long Lease)
{
    /// <summary>Whether the entry has an article already; then the publisher has changed the entry in the feed.</summary>
    public bool IsKnown { get; init; }
}

/// <summary>The result of work on an entry.</summary>
public abstract record EntryResult(EntryClaim Claim)
{
    /// <param name="Note">Why the article has only the text of the feed, or lacks one of its pages; null when it is
    /// complete.</param>
    public sealed record Scraped(EntryClaim Claim, Article Article, Sentence? Note = null) : EntryResult(Claim)
    {
        /// <summary>The article with the feed's own text; null when <see cref="Article"/> is that already. The store takes it
        /// when another entry with another headline has the same text as the page.</summary>
        public Article? Told { get; init; }
    }

    /// <param name="Until">The entry is not tried before this instant.</param>
    /// <param name="Counts">False when the page was not requested; the attempt is then not counted.</param>
    public sealed record Postponed(EntryClaim Claim, DateTimeOffset Until, Sentence Detail, bool Counts) : EntryResult(Claim);

    /// <summary>The entry gets no article.</summary>
    public sealed record GivenUp(EntryClaim Claim, Sentence Detail) : EntryResult(Claim);
}

/// <summary>How many entries ended in which way.</summary>
/// <param name="New">Articles not known before.</param>
/// <param name="Changed">Known articles that were overwritten, because title, text or method changed.</param>
/// <param name="Known">Articles that the store has already, by address or by text.</param>
/// <param name="Lost">Results that were dropped, because the lease had passed to another worker.</param>
public sealed record EntryTally(int New, int Changed, int Known, int Postponed, int GivenUp, int Lost)
{
    public static EntryTally Nothing { get; } = new(0, 0, 0, 0, 0, 0);

    public EntryTally Add(EntryTally other) => new(
        New + other.New,
        Changed + other.Changed,
        Known + other.Known,
        Postponed + other.Postponed,
        GivenUp + other.GivenUp,
        Lost + other.Lost);
}

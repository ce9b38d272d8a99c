using Aggregator.Extraction;
using Aggregator.Feeds;

namespace Aggregator.Storage;

/// <summary>Entries on their way to becoming articles: the queue of the scraping station.</summary>
public interface IEntryStore
{
    /// <summary>
    /// Takes due entries: of one host whose entries nobody else holds, or any that need no page.
    /// A claim counts as an attempt, so that a page which kills its worker is not tried for ever.
    /// </summary>
    Task<IReadOnlyList<EntryClaim>> ClaimPendingAsync(EntryClaimRequest request, CancellationToken cancellationToken);

    /// <summary>Saves articles together with the marks that their entries are done, in one transaction.</summary>
    Task<EntryTally> CompleteAsync(IReadOnlyList<EntryResult> results, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>How many entries wait, due or not.</summary>
    Task<int> PendingAsync(CancellationToken cancellationToken);
}

/// <summary>How many entries to take, and for how long.</summary>
/// <param name="Pages">How many of one host, which needs asking.</param>
/// <param name="Whole">How many that need no page; they are taken first.</param>
public sealed record EntryClaimRequest(int Pages, int Whole, DateTimeOffset Now, TimeSpan Lease);

/// <summary>An entry taken for a while.</summary>
/// <param name="IsWhole">The feed itself carries the article.</param>
/// <param name="Attempts">This one included, from 1.</param>
/// <param name="Lease">Names this very claim.</param>
public sealed record EntryClaim(long Id, string SourceId, ParsedEntry Entry, bool IsWhole, DateTimeOffset FirstSeen, int Attempts, long Lease)
{
    /// <summary>An article of it is there; the publisher has changed what its feed says.</summary>
    public bool IsKnown { get; init; }
}

/// <summary>What working on an entry came to.</summary>
public abstract record EntryResult(EntryClaim Claim)
{
    /// <param name="Note">Why the article is only what the feed had, or lacks a page; null when it is whole.</param>
    public sealed record Scraped(EntryClaim Claim, Article Article, string? Note = null) : EntryResult(Claim)
    {
        /// <summary>The article with the feed's own text, for a page whose text another entry has under another headline; null when the article is that already.</summary>
        public Article? Told { get; init; }
    }

    /// <param name="Until">Not before this instant.</param>
    /// <param name="Counts">False when nobody asked the page, so that the attempt is given back.</param>
    public sealed record Postponed(EntryClaim Claim, DateTimeOffset Until, string Detail, bool Counts) : EntryResult(Claim);

    /// <summary>There will be no article of it.</summary>
    public sealed record GivenUp(EntryClaim Claim, string Detail) : EntryResult(Claim);
}

/// <summary>What became of completed entries.</summary>
/// <param name="New">Articles not known before.</param>
/// <param name="Changed">Known articles whose title or text changed.</param>
/// <param name="Known">The same item again: by address or by text.</param>
/// <param name="Lost">Results thrown away because their lease had passed to another worker.</param>
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

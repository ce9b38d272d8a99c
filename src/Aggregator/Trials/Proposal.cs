using Aggregator.Feeds;
using Aggregator.Fetching;
using Aggregator.Sources;
using Aggregator.Text.Sentences;

namespace Aggregator.Trials;

/// <summary>What the trial of one address found: a source that may be saved, and everything that helps to decide. Nothing of it is
/// stored.</summary>
public sealed record Proposal
{
    /// <summary>As the operator wrote it.</summary>
    public required string Address { get; init; }

    /// <summary>The source as it would be saved; null when nothing was found. It is there too when the gate refuses.</summary>
    public Source? Source { get; init; }

    /// <summary>Why the source must not be saved; empty when it may be.</summary>
    public IReadOnlyList<Finding> Refusals { get; init; } = [];

    /// <summary>From 0 to 100; 0 without articles.</summary>
    public int Mark { get; init; }

    /// <summary>The parts of the mark, each with its points.</summary>
    public IReadOnlyList<Finding> Reasons { get; init; } = [];

    /// <summary>What the operator should know or decide: another zone, another encoding, the opinion of the second reader.</summary>
    public IReadOnlyList<Finding> Hints { get; init; } = [];

    /// <summary>The places that were looked at, in order.</summary>
    public IReadOnlyList<Attempt> Tried { get; init; } = [];

    /// <summary>The articles that were fetched and read, at most ten.</summary>
    public IReadOnlyList<TriedArticle> Articles { get; init; } = [];

    /// <summary>All entries of the feed or list that would be followed.</summary>
    public IReadOnlyList<ParsedEntry> Entries { get; init; } = [];

    /// <summary>Other feeds that the page names; they were not asked.</summary>
    public IReadOnlyList<Attempt> Alternatives => [.. Tried.Where(attempt => attempt.Outcome is AttemptOutcome.InReserve)];

    /// <summary>The documents that were fetched: the preview of edited rules reads them again and asks no server.</summary>
    public IReadOnlyList<FetchedDocument> Pages { get; init; } = [];

    /// <summary>The document that lists the articles; null when nothing was found.</summary>
    public FetchedDocument? List { get; init; }

    public bool IsRefused => Refusals.Count > 0;
}

/// <summary>One place that was looked at.</summary>
/// <param name="Entries">The number of entries or links found there.</param>
/// <param name="Detail">What the server or the reader said; null when nothing is to be added.</param>
public sealed record Attempt(AttemptStep Step, Uri Url, AttemptOutcome Outcome, int Entries = 0, Sentence? Detail = null);

/// <summary>Where a feed or list was looked for, in the order of the search.</summary>
public enum AttemptStep
{
    /// <summary>The address that the operator gave.</summary>
    Address,

    /// <summary>The first page of the site, when the given page names nothing.</summary>
    FrontPage,

    /// <summary>The page declares a feed with link rel=alternate.</summary>
    LinkElement,

    /// <summary>A link on the page looks like a feed.</summary>
    BodyLink,

    /// <summary>A path where many sites have a feed.</summary>
    WellKnownPath,

    /// <summary>robots.txt, and the sitemaps that it or the page names.</summary>
    Robots,
    Sitemap,

    /// <summary>The list of articles that the page itself shows.</summary>
    ListOnPage,
}

/// <summary>What came of a place.</summary>
public enum AttemptOutcome
{
    /// <summary>The proposal follows it.</summary>
    Taken,

    /// <summary>The page names it, but it was not needed.</summary>
    InReserve,

    /// <summary>A page, in which the search goes on.</summary>
    IsPage,

    /// <summary>robots.txt or an index without anything to follow.</summary>
    Nothing,

    NotFound,
    Failed,
    NotAFeed,
    Empty,

    /// <summary>A feed of readers' comments.</summary>
    Comments,

    /// <summary>Its entries belong to another paper.</summary>
    OtherPaper,

    NotArabic,
    Gambling,

    /// <summary>Nothing new for a long time.</summary>
    Stale,

    /// <summary>A sitemap of pages, without headlines.</summary>
    NoHeadlines,
}

using Aggregator.Extraction;
using Aggregator.Feeds;
using Aggregator.Sources;
using Aggregator.Text.Sentences;

namespace Aggregator.Server.Cli.Sources;

/// <summary>The result of trying one address; nothing is saved.</summary>
internal sealed record FeedTrial
{
    public required Uri Url { get; init; }

    public string? MediaType { get; init; }

    /// <summary>Null when no document came.</summary>
    public int? Bytes { get; init; }

    /// <summary>Why there is no feed; null when there is one.</summary>
    public Sentence? Problem { get; init; }

    /// <summary>The reader that read the feed.</summary>
    public FeedReaderName? Reader { get; init; }

    public FeedFormat? Format { get; init; }

    public string? Title { get; init; }

    public int Entries { get; init; }

    /// <summary>The number of sitemaps that an index lists.</summary>
    public int Sitemaps { get; init; }

    /// <summary>The first entries.</summary>
    public IReadOnlyList<TriedEntry> First { get; init; } = [];

    /// <summary>The faults of the feed that did not prevent reading it.</summary>
    public IReadOnlyList<FeedRepair> Repairs { get; init; } = [];

    /// <summary>The result of the other reader; null when it cannot read such a document.</summary>
    public TriedOpinion? SecondOpinion { get; init; }

    /// <summary>The article of a page that is not a feed.</summary>
    public TriedPage? Article { get; init; }

    /// <summary>The feeds that a page names.</summary>
    public IReadOnlyList<TriedFeed> Suggestions { get; init; } = [];

    public bool IsGood => Entries > 0 || Sitemaps > 0 || Article is not null;
}

/// <summary>One of the first entries of a feed.</summary>
internal sealed record TriedEntry(string? Title, DateTimeOffset? Published, Uri? Link);

/// <summary>How far the second reader agrees.</summary>
/// <param name="IsSame">Whether it finds the same number of entries with the same dates.</param>
/// <param name="Entries">The number of entries that it finds.</param>
/// <param name="OtherDates">The number of entries with another date.</param>
internal sealed record TriedOpinion(FeedReaderName Reader, bool IsSame, int Entries, int OtherDates, string Sentence, string Arabic);

/// <summary>An article read from the page itself.</summary>
internal sealed record TriedPage(string Title, ExtractionMethod Method, double Quality, IReadOnlyList<string> Authors, DateTimeOffset? Published, string? Lede);

/// <summary>A feed that a page names.</summary>
internal sealed record TriedFeed(Uri Url, string? Title);

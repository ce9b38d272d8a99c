using Aggregator.Extraction;
using Aggregator.Feeds;
using Aggregator.Sources;

namespace Aggregator.Server.Cli.Sources;

/// <summary>What one address gave when it was tried; nothing of it is saved.</summary>
internal sealed record FeedTrial
{
    public required Uri Url { get; init; }

    public string? MediaType { get; init; }

    /// <summary>Null when nothing came.</summary>
    public int? Bytes { get; init; }

    /// <summary>One English sentence: why there is no feed; null when there is one.</summary>
    public string? Problem { get; init; }

    /// <summary>Who read the feed.</summary>
    public FeedReaderName? Reader { get; init; }

    public FeedFormat? Format { get; init; }

    public string? Title { get; init; }

    public int Entries { get; init; }

    /// <summary>How many sitemaps an index lists.</summary>
    public int Sitemaps { get; init; }

    /// <summary>The first entries.</summary>
    public IReadOnlyList<TriedEntry> First { get; init; } = [];

    /// <summary>What was wrong with the feed and was read all the same.</summary>
    public IReadOnlyList<FeedRepair> Repairs { get; init; } = [];

    /// <summary>What the other reader says; null where it cannot read such a document.</summary>
    public TriedOpinion? SecondOpinion { get; init; }

    /// <summary>What a page that is no feed gave as an article.</summary>
    public TriedArticle? Article { get; init; }

    /// <summary>Feeds that a page names.</summary>
    public IReadOnlyList<TriedFeed> Suggestions { get; init; } = [];

    public bool IsGood => Entries > 0 || Sitemaps > 0 || Article is not null;
}

/// <summary>One of a feed's first entries.</summary>
internal sealed record TriedEntry(string? Title, DateTimeOffset? Published, Uri? Link);

/// <summary>How the second reader agrees.</summary>
/// <param name="IsSame">Whether it finds as many entries, with the same dates.</param>
/// <param name="Entries">How many entries it finds.</param>
/// <param name="OtherDates">Entries for which it reads another date.</param>
internal sealed record TriedOpinion(FeedReaderName Reader, bool IsSame, int Entries, int OtherDates, string Sentence, string Arabic);

/// <summary>An article read from the page itself.</summary>
internal sealed record TriedArticle(string Title, ExtractionMethod Method, double Quality, IReadOnlyList<string> Authors, DateTimeOffset? Published, string? Lede);

/// <summary>A feed that a page names.</summary>
internal sealed record TriedFeed(Uri Url, string? Title);

using Aggregator.Stories;

namespace Aggregator.Storage;

/// <summary>Which articles a feed or page asks for.</summary>
public sealed record ArticleQuery
{
    /// <summary>Empty means every source.</summary>
    public IReadOnlyList<string> SourceIds { get; init; } = [];

    /// <summary>ISO 3166-1 alpha-2; empty means every country.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];

    /// <summary>Our section names; empty means every section.</summary>
    public IReadOnlyList<string> Sections { get; init; } = [];

    /// <summary>As a reader types it; null means no search.</summary>
    public string? Search { get; init; }

    /// <summary>Words that must not occur; null means none.</summary>
    public string? Without { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }

    /// <summary>Duplicates are left out unless asked for.</summary>
    public bool IncludeDuplicates { get; init; }

    public bool ByWeight { get; init; }

    /// <summary>
    /// Articles of a search: the best among the newest <see cref="RankedHits"/> first, by BM25 and recency, and nothing after those.
    /// Without words it changes nothing.
    /// </summary>
    public bool ByRelevance { get; init; }

    /// <summary>How many of the newest hits are weighed: BM25 over every hit of a common word would take seconds.</summary>
    public int RankedHits { get; init; } = 200;

    public int Limit { get; init; } = 60;

    /// <summary>Articles with empty bodies, for lists that show none. Without effect on searches and stories.</summary>
    public bool HeadlinesOnly { get; init; }

    /// <summary>The page after this article (exclusive), in the order of the query; null for the first page.</summary>
    public Cursor? After { get; init; }

    /// <summary>Whether it chooses nothing: every article and every story passes.</summary>
    public bool IsOpen =>
        SourceIds.Count + Countries.Count + Sections.Count == 0
        && From is null && To is null
        && string.IsNullOrWhiteSpace(Search) && string.IsNullOrWhiteSpace(Without);
}

/// <summary>A place in the order newest first; of an article <see cref="StoryArticle.ItemId"/>.</summary>
public sealed record Cursor(DateTimeOffset At, long Id);

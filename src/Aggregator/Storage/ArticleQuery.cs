using Aggregator.Stories;

namespace Aggregator.Storage;

/// <summary>Which articles a feed or a page shows, in which order, and how many.</summary>
public sealed record ArticleQuery
{
    /// <summary>Empty means every source.</summary>
    public IReadOnlyList<string> SourceIds { get; init; } = [];

    /// <summary>ISO 3166-1 alpha-2; empty means every country.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];

    /// <summary>Names of sections; empty means every section.</summary>
    public IReadOnlyList<string> Sections { get; init; } = [];

    /// <summary>The words as a reader typed them; null means no search.</summary>
    public string? Search { get; init; }

    /// <summary>Articles with any of these words are left out; null means none.</summary>
    public string? Without { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }

    /// <summary>False leaves out articles that have the text of another article.</summary>
    public bool IncludeDuplicates { get; init; }

    public bool ByWeight { get; init; }

    /// <summary>Articles with the sought words in the order of relevance (BM25 and age) instead of the newest first. Only the
    /// newest <see cref="RankedHits"/> articles with the words are ordered; older ones are left out. Without <see cref="Search"/>
    /// this has no effect.</summary>
    public bool ByRelevance { get; init; }

    /// <summary>How many of the newest hits are ordered by relevance. All hits of a common word would take seconds.</summary>
    public int RankedHits { get; init; } = 200;

    public int Limit { get; init; } = 60;

    /// <summary>Reads articles without their bodies, for lists that show none. Without effect on searches and stories.</summary>
    public bool HeadlinesOnly { get; init; }

    /// <summary>The last article of the page before; null for the first page. The answer begins after this article.</summary>
    public Cursor? After { get; init; }

    /// <summary>Whether every article and every story matches.</summary>
    public bool IsOpen =>
        SourceIds.Count + Countries.Count + Sections.Count == 0
        && From is null && To is null
        && string.IsNullOrWhiteSpace(Search) && string.IsNullOrWhiteSpace(Without);
}

/// <summary>A position in a list with the newest first. For an article, Id is its <see cref="StoryArticle.ItemId"/>.</summary>
public sealed record Cursor(DateTimeOffset At, long Id);

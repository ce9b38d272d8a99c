using Aggregator.Stories;
using Aggregator.Stories.Duplicates;

namespace Aggregator.Storage;

/// <summary>Stories and articles: written by the grouping station, read by the site and the feeds.</summary>
public interface IStoryStore
{
    /// <summary>Articles without a placement, in order of arrival.</summary>
    /// <param name="after">Only those behind this article, whose own placement may still be on its way; 0 for all.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Nothing is taken: reading again gives the same.</param>
    Task<IReadOnlyList<GroupingArticle>> UngroupedAsync(long after, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// What was placed since <paramref name="since"/>, in order of arrival: to restore the grouper. As the machine placed it, whatever
    /// editors decided since: its memory holds what it found, and decisions are laid over it.
    /// </summary>
    IAsyncEnumerable<PlacedArticle> PlacedSinceAsync(DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>By which the grouper tells whether two texts are one: as measured, or as last fitted to editors' decisions.</summary>
    Task<DuplicateRules> RulesAsync(CancellationToken cancellationToken);

    /// <summary>Saves placements and marks their articles grouped, in one transaction; editors' decisions are honoured.</summary>
    Task PlaceAsync(IReadOnlyList<Placement> placements, CancellationToken cancellationToken);

    /// <summary>Newest first. Of a text that several papers carry the shown version stands in the place of the first.</summary>
    Task<IReadOnlyList<StoryArticle>> LatestArticlesAsync(ArticleQuery query, CancellationToken cancellationToken);

    /// <summary>Pinned ones first; then newest first, or heaviest first as <see cref="ArticleQuery.ByWeight"/> says.</summary>
    Task<IReadOnlyList<Story>> LatestStoriesAsync(ArticleQuery query, CancellationToken cancellationToken);

    /// <returns>Null when there is no such article, or an editor hid it.</returns>
    Task<StoryArticle?> FindArticleAsync(long id, CancellationToken cancellationToken);

    /// <returns>Null when there is no such story, or an editor hid it. A story that was merged is found under its old number too.</returns>
    Task<Story?> FindStoryAsync(long id, CancellationToken cancellationToken);

    /// <summary>The articles of a story with empty bodies: its lead first, then in order of arrival. Hidden ones are not among them.</summary>
    Task<IReadOnlyList<StoryArticle>> MembersAsync(long storyId, CancellationToken cancellationToken);

    /// <summary>The number up to which every article is placed: those behind it may still be on their way. 0 for an empty store.</summary>
    Task<long> SettledAsync(CancellationToken cancellationToken);

    /// <summary>
    /// What lists show of the articles that arrived in a span, latest arrival first; a shown version stands under the number of the first.
    /// Nothing ever joins a span up to <see cref="SettledAsync"/>, whatever date it bears, but for what an editor shows again.
    /// </summary>
    /// <param name="after">Of the number, exclusive.</param>
    /// <param name="upTo">Inclusive.</param>
    /// <param name="cancellationToken">For a reader who left.</param>
    Task<IReadOnlyList<StoryArticle>> ArrivedAsync(long after, long upTo, CancellationToken cancellationToken);

    /// <returns>The first to arrive after the number, shown or not; null when none has.</returns>
    Task<Arrival?> FirstArrivalAsync(long after, CancellationToken cancellationToken);

    /// <returns>The last to arrive up to the number, shown or not; null when none has.</returns>
    Task<Arrival?> LastArrivalAsync(long upTo, CancellationToken cancellationToken);

    /// <summary>Grows with every visible change: the stamp under which pages and feeds are cached.</summary>
    Task<long> VersionAsync(CancellationToken cancellationToken);
}

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

/// <summary>An article's place in the order of arrival, which nothing ever changes.</summary>
/// <param name="Id">Grows from one arrival to the next; some numbers are left out.</param>
/// <param name="FirstSeen">When its entry was first seen: pages that took long to read come later than their neighbours.</param>
public sealed record Arrival(long Id, DateTimeOffset FirstSeen);

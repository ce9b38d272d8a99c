using Aggregator.Extraction.Revisions;
using Aggregator.Stories;

namespace Aggregator.Storage;

/// <summary>What readers see: articles, stories, sections, corrections and removals. Reading changes nothing.</summary>
/// <remarks>A call reads one state of the store. What is committed during the call is not in the answer.</remarks>
public interface IReadingStore
{
    /// <summary>The newest articles first. When several papers have one text, the shown version takes the position of the first
    /// version.</summary>
    Task<IReadOnlyList<StoryArticle>> LatestArticlesAsync(ArticleQuery query, CancellationToken cancellationToken);

    /// <summary>Pinned stories first, then the newest first, or by weight with <see cref="ArticleQuery.ByWeight"/>.</summary>
    Task<IReadOnlyList<Story>> LatestStoriesAsync(ArticleQuery query, CancellationToken cancellationToken);

    /// <returns>Null when there is no such article, or an editor hid it.</returns>
    Task<StoryArticle?> FindArticleAsync(long id, CancellationToken cancellationToken);

    /// <returns>Null when there is no such story, or all of its articles are hidden. A story that was merged into another is also
    /// found under its old number.</returns>
    Task<Story?> FindStoryAsync(long id, CancellationToken cancellationToken);

    /// <summary>The listed articles of a story without their bodies: the lead first, then by time. Hidden articles are left out.
    /// A large story lists only its first <see cref="Story.MostListed"/> articles and its lead.</summary>
    Task<IReadOnlyList<StoryArticle>> MembersAsync(long storyId, CancellationToken cancellationToken);

    /// <summary>The number up to which every article has its place in a story; 0 for an empty store. Articles with higher numbers
    /// may still wait.</summary>
    Task<long> SettledAsync(CancellationToken cancellationToken);

    /// <summary>The articles with numbers in a span as lists show them, the latest arrival first. A shown version has the number
    /// of the first version.</summary>
    /// <remarks>Up to <see cref="SettledAsync"/> no article is added to a span later, except one that an editor shows
    /// again.</remarks>
    /// <param name="after">The span begins after this number.</param>
    /// <param name="upTo">The last number of the span.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<IReadOnlyList<StoryArticle>> ArrivedAsync(long after, long upTo, CancellationToken cancellationToken);

    /// <returns>The first article after the number, whether shown or not; null when there is none.</returns>
    Task<Arrival?> FirstArrivalAsync(long after, CancellationToken cancellationToken);

    /// <returns>The last article up to the number, whether shown or not; null when there is none.</returns>
    Task<Arrival?> LastArrivalAsync(long upTo, CancellationToken cancellationToken);

    /// <summary>A number that grows with every visible change. Caches of pages and feeds use it as their key.</summary>
    Task<long> VersionAsync(CancellationToken cancellationToken);

    /// <summary>All section names of articles, as the papers write them. Some papers write paths: «الرئيسية / رياضة».</summary>
    /// <returns>Each name once, in ordinal order.</returns>
    Task<IReadOnlyList<string>> SectionNamesAsync(CancellationToken cancellationToken);

    /// <summary>Articles that editors have hidden. Feeds tell programs that have a copy to remove them (RFC 6721).</summary>
    /// <returns>At most <paramref name="limit"/> removals, the latest first. Articles that are shown again are not
    /// included.</returns>
    Task<IReadOnlyList<Removal>> RemovedAsync(int limit, CancellationToken cancellationToken);

    /// <summary>The stored versions of an article, oldest first; the last one is in force. <see cref="HeadlineHistory.Of"/> makes
    /// a history of them.</summary>
    /// <returns>One version for an article that never changed; empty when there is no such article.</returns>
    Task<IReadOnlyList<ArticleRevision>> RevisionsAsync(long articleId, CancellationToken cancellationToken);
}

/// <summary>The number and time of an article's arrival; both never change.</summary>
/// <param name="Id">Grows with every article; some numbers are left out.</param>
/// <param name="FirstSeen">When the entry was first seen. It may be earlier than that of the article before, because some pages
/// take long to read.</param>
public sealed record Arrival(long Id, DateTimeOffset FirstSeen);

/// <summary>An article that is no longer shown.</summary>
/// <param name="IsWholeStory">Whether no article of its story is shown any more.</param>
/// <param name="At">When the editor decided.</param>
public sealed record Removal(long ArticleId, long StoryId, string SourceId, bool IsWholeStory, DateTimeOffset At);

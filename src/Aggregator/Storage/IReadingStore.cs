using Aggregator.Extraction.Revisions;
using Aggregator.Stories;

namespace Aggregator.Storage;

/// <summary>What readers see: articles, stories, sections, corrections and removals. Changes nothing, and may be asked by many at once.</summary>
/// <remarks>Each call sees one state of the store; what is committed meanwhile is not in its answer.</remarks>
public interface IReadingStore
{
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

    /// <summary>Every section name that any article carries, as its paper writes it; some are whole paths, «الرئيسية / رياضة».</summary>
    /// <returns>Each once, in ordinal order.</returns>
    Task<IReadOnlyList<string>> SectionNamesAsync(CancellationToken cancellationToken);

    /// <summary>What editors took away from readers: feeds tell those who hold a copy (RFC 6721).</summary>
    /// <returns>At most <paramref name="limit"/>, the latest first; what an editor shows again is not among them.</returns>
    Task<IReadOnlyList<Removal>> RemovedAsync(int limit, CancellationToken cancellationToken);

    /// <summary>All states of an article that are kept, oldest first, the one in force last; <see cref="HeadlineHistory.Of"/> makes the history of it.</summary>
    /// <returns>One for an article that never changed; empty when there is no such article.</returns>
    Task<IReadOnlyList<ArticleRevision>> RevisionsAsync(long articleId, CancellationToken cancellationToken);
}

/// <summary>An article's place in the order of arrival, which nothing ever changes.</summary>
/// <param name="Id">Grows from one arrival to the next; some numbers are left out.</param>
/// <param name="FirstSeen">When its entry was first seen: pages that took long to read come later than their neighbours.</param>
public sealed record Arrival(long Id, DateTimeOffset FirstSeen);

/// <summary>An article that is shown nowhere any more.</summary>
/// <param name="IsWholeStory">Nothing of its story is shown either.</param>
/// <param name="At">When it was decided.</param>
public sealed record Removal(long ArticleId, long StoryId, string SourceId, bool IsWholeStory, DateTimeOffset At);

using Aggregator.Extraction.Revisions;
using Aggregator.Storage;
using Aggregator.Stories;

namespace Aggregator.Tests.Storage.Contract.Breakers.Ports;

/// <summary>Passes each call on, except the calls that a breaker replaces.</summary>
internal sealed class BrokenReading(IReadingStore store) : IReadingStore
{
    public Func<ArticleQuery, CancellationToken, Task<IReadOnlyList<StoryArticle>>> LatestArticles { get; init; } = store.LatestArticlesAsync;

    public Task<IReadOnlyList<StoryArticle>> LatestArticlesAsync(ArticleQuery query, CancellationToken cancellationToken) =>
        LatestArticles(query, cancellationToken);

    public Func<ArticleQuery, CancellationToken, Task<IReadOnlyList<Story>>> LatestStories { get; init; } = store.LatestStoriesAsync;

    public Task<IReadOnlyList<Story>> LatestStoriesAsync(ArticleQuery query, CancellationToken cancellationToken) =>
        LatestStories(query, cancellationToken);

    public Func<long, CancellationToken, Task<StoryArticle?>> FindArticle { get; init; } = store.FindArticleAsync;

    public Task<StoryArticle?> FindArticleAsync(long id, CancellationToken cancellationToken) =>
        FindArticle(id, cancellationToken);

    public Func<long, CancellationToken, Task<Story?>> FindStory { get; init; } = store.FindStoryAsync;

    public Task<Story?> FindStoryAsync(long id, CancellationToken cancellationToken) =>
        FindStory(id, cancellationToken);

    public Func<long, CancellationToken, Task<IReadOnlyList<StoryArticle>>> Members { get; init; } = store.MembersAsync;

    public Task<IReadOnlyList<StoryArticle>> MembersAsync(long storyId, CancellationToken cancellationToken) =>
        Members(storyId, cancellationToken);

    public Func<CancellationToken, Task<long>> Settled { get; init; } = store.SettledAsync;

    public Task<long> SettledAsync(CancellationToken cancellationToken) =>
        Settled(cancellationToken);

    public Func<long, long, CancellationToken, Task<IReadOnlyList<StoryArticle>>> Arrived { get; init; } = store.ArrivedAsync;

    public Task<IReadOnlyList<StoryArticle>> ArrivedAsync(long after, long upTo, CancellationToken cancellationToken) =>
        Arrived(after, upTo, cancellationToken);

    public Func<long, CancellationToken, Task<Arrival?>> FirstArrival { get; init; } = store.FirstArrivalAsync;

    public Task<Arrival?> FirstArrivalAsync(long after, CancellationToken cancellationToken) =>
        FirstArrival(after, cancellationToken);

    public Func<long, CancellationToken, Task<Arrival?>> LastArrival { get; init; } = store.LastArrivalAsync;

    public Task<Arrival?> LastArrivalAsync(long upTo, CancellationToken cancellationToken) =>
        LastArrival(upTo, cancellationToken);

    public Func<CancellationToken, Task<long>> Version { get; init; } = store.VersionAsync;

    public Task<long> VersionAsync(CancellationToken cancellationToken) =>
        Version(cancellationToken);

    public Func<CancellationToken, Task<IReadOnlyList<string>>> SectionNames { get; init; } = store.SectionNamesAsync;

    public Task<IReadOnlyList<string>> SectionNamesAsync(CancellationToken cancellationToken) =>
        SectionNames(cancellationToken);

    public Func<int, CancellationToken, Task<IReadOnlyList<Removal>>> Removed { get; init; } = store.RemovedAsync;

    public Task<IReadOnlyList<Removal>> RemovedAsync(int limit, CancellationToken cancellationToken) =>
        Removed(limit, cancellationToken);

    public Func<long, CancellationToken, Task<IReadOnlyList<ArticleRevision>>> Revisions { get; init; } = store.RevisionsAsync;

    public Task<IReadOnlyList<ArticleRevision>> RevisionsAsync(long articleId, CancellationToken cancellationToken) =>
        Revisions(articleId, cancellationToken);
}

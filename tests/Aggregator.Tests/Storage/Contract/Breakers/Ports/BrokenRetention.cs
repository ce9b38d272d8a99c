using Aggregator.Storage;

namespace Aggregator.Tests.Storage.Contract.Breakers.Ports;

/// <summary>Passes each call on, except for those that a breaker answers otherwise.</summary>
internal sealed class BrokenRetention(IRetentionStore store) : IRetentionStore
{
    public Func<OldTexts, OldTexts> Texts { get; init; } = static texts => texts;

    public Func<IReadOnlyList<long>, Func<IReadOnlyList<long>, Task<int>>, Task<int>> RemoveTexts { get; init; } = static (articles, removeAsync) => removeAsync(articles);

    public Func<OldStories, OldStories> Stories { get; init; } = static stories => stories;

    public Func<IReadOnlyList<long>, Func<IReadOnlyList<long>, Task<int>>, Task<int>> RemoveStories { get; init; } = static (stories, removeAsync) => removeAsync(stories);

    public async Task<OldTexts> OldTextsAsync(Cursor? after, DateTimeOffset before, int limit, CancellationToken cancellationToken) =>
        Texts(await store.OldTextsAsync(after, before, limit, cancellationToken));

    public Task<int> RemoveTextsAsync(IReadOnlyList<long> articles, DateTimeOffset now, CancellationToken cancellationToken) =>
        RemoveTexts(articles, these => store.RemoveTextsAsync(these, now, cancellationToken));

    public async Task<OldStories> OldStoriesAsync(Cursor? after, DateTimeOffset before, int limit, CancellationToken cancellationToken) =>
        Stories(await store.OldStoriesAsync(after, before, limit, cancellationToken));

    public Task<int> RemoveStoriesAsync(IReadOnlyList<long> stories, DateTimeOffset before, CancellationToken cancellationToken) =>
        RemoveStories(stories, these => store.RemoveStoriesAsync(these, before, cancellationToken));
}

using Aggregator.Storage;
using Aggregator.Stories;
using Aggregator.Stories.Duplicates;

namespace Aggregator.Tests.Storage.Contract.Breakers.Ports;

/// <summary>Passes each call on, except the calls that a breaker replaces.</summary>
internal sealed class BrokenStories(IStoryStore store) : IStoryStore
{
    public Func<long, int, CancellationToken, Task<IReadOnlyList<GroupingArticle>>> Ungrouped { get; init; } = store.UngroupedAsync;

    public Task<IReadOnlyList<GroupingArticle>> UngroupedAsync(long after, int limit, CancellationToken cancellationToken) =>
        Ungrouped(after, limit, cancellationToken);

    public Func<DateTimeOffset, CancellationToken, IAsyncEnumerable<PlacedArticle>> PlacedSince { get; init; } = store.PlacedSinceAsync;

    public IAsyncEnumerable<PlacedArticle> PlacedSinceAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        PlacedSince(since, cancellationToken);

    public Func<CancellationToken, Task<DuplicateRules>> Rules { get; init; } = store.RulesAsync;

    public Task<DuplicateRules> RulesAsync(CancellationToken cancellationToken) =>
        Rules(cancellationToken);

    public Func<IReadOnlyList<Placement>, CancellationToken, Task> Place { get; init; } = store.PlaceAsync;

    public Task PlaceAsync(IReadOnlyList<Placement> placements, CancellationToken cancellationToken) =>
        Place(placements, cancellationToken);
}

using Aggregator.Stories;
using Aggregator.Stories.Duplicates;

namespace Aggregator.Storage;

/// <summary>Articles on their way into stories: the queue and the memory of the grouping station.</summary>
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
}

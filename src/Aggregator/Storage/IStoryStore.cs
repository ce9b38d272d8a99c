using Aggregator.Stories;
using Aggregator.Stories.Duplicates;

namespace Aggregator.Storage;

/// <summary>Articles that wait to be put into stories: the queue and the memory of the grouping station.</summary>
public interface IStoryStore
{
    /// <summary>Articles that are not in a story yet, in order of arrival. They are not claimed: a second call gives the same
    /// articles.</summary>
    /// <param name="after">Only articles after this one; 0 for all. The caller passes the last article that it has read but not
    /// saved.</param>
    /// <param name="limit">At most this many articles.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<IReadOnlyList<GroupingArticle>> UngroupedAsync(long after, int limit, CancellationToken cancellationToken);

    /// <summary>The articles that the grouper placed since <paramref name="since"/>, in order of arrival, to fill the grouper's
    /// memory at a start. The places are those that the grouper chose, not those that editors decided: decisions are applied to
    /// the result of the grouper.</summary>
    IAsyncEnumerable<PlacedArticle> PlacedSinceAsync(DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>The rules by which the grouper tells whether two texts are the same: as measured, or as fitted to editors'
    /// decisions.</summary>
    Task<DuplicateRules> RulesAsync(CancellationToken cancellationToken);

    /// <summary>Saves placements and marks their articles as grouped, in one transaction. Editors' decisions are
    /// applied.</summary>
    Task PlaceAsync(IReadOnlyList<Placement> placements, CancellationToken cancellationToken);
}

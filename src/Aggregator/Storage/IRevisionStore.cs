using Aggregator.Extraction.Revisions;

namespace Aggregator.Storage;

/// <summary>What articles said before: for the history of headlines, and for whoever wants to know what was changed.</summary>
public interface IRevisionStore
{
    /// <summary>All states that are kept, oldest first, the one in force last; <see cref="HeadlineHistory.Of"/> makes the history of it.</summary>
    /// <returns>One for an article that never changed; empty when there is no such article.</returns>
    Task<IReadOnlyList<ArticleRevision>> RevisionsAsync(long articleId, CancellationToken cancellationToken);
}

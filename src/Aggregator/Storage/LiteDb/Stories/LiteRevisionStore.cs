using Aggregator.Extraction.Revisions;
using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.LiteDb.Entries;

namespace Aggregator.Storage.LiteDb.Stories;

/// <summary><see cref="IRevisionStore"/> in LiteDB.</summary>
internal sealed class LiteRevisionStore(LiteGate gate) : IRevisionStore
{
    public Task<IReadOnlyList<ArticleRevision>> RevisionsAsync(long articleId, CancellationToken cancellationToken) =>
        gate.ReadAsync(session => RevisionDocument.All(session, articleId), cancellationToken);
}

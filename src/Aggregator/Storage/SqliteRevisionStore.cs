using Aggregator.Extraction.Revisions;

namespace Aggregator.Storage;

/// <summary><see cref="IRevisionStore"/> in SQLite.</summary>
public sealed class SqliteRevisionStore(SqliteDatabase database) : IRevisionStore
{
    public Task<IReadOnlyList<ArticleRevision>> RevisionsAsync(long articleId, CancellationToken cancellationToken) =>
        database.ReadAsync(session => RevisionLog.Read(session, articleId), cancellationToken);
}

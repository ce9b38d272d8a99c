using Aggregator.Extraction.Revisions;
using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Storage.Sqlite.Entries;

namespace Aggregator.Storage.Sqlite.Stories;

/// <summary><see cref="IRevisionStore"/> in SQLite.</summary>
public sealed class SqliteRevisionStore(SqliteDatabase database) : IRevisionStore
{
    public Task<IReadOnlyList<ArticleRevision>> RevisionsAsync(long articleId, CancellationToken cancellationToken) =>
        database.ReadAsync(session => RevisionLog.Read(session, articleId), cancellationToken);
}

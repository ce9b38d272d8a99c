using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Stories.Shown;

namespace Aggregator.Storage.Sqlite;

/// <summary><see cref="IStoreUpkeep"/> in SQLite.</summary>
/// <param name="database">The store's file.</param>
/// <param name="policy">Which version of a text is shown when no editor has chosen one.</param>
internal sealed class SqliteUpkeep(SqliteDatabase database, ShownPolicy policy) : IStoreUpkeep
{
    public Task<int> ReleaseLeasesAsync(CancellationToken cancellationToken) => database.WriteAsync(
        static session =>
            session.Execute("UPDATE source SET lease = NULL, lease_until = NULL WHERE lease_until IS NOT NULL")
            + session.Execute("UPDATE entry SET lease = NULL, lease_until = NULL, attempts = MAX(attempts - 1, 0) WHERE lease_until IS NOT NULL"),
        cancellationToken);

    public async Task<int> MendFutureAsync(FutureBounds bounds, CancellationToken cancellationToken) =>
        await database.ReadAsync(session => FutureStamps.IsAny(session, bounds), cancellationToken)
            ? await database.WriteAsync(session => FutureStamps.Mend(session, bounds, policy), cancellationToken)
            : 0;

    public Task ProbeAsync(CancellationToken cancellationToken) => database.ReadAsync(ChangeCounter.Read, cancellationToken);

    // quick_check reads every page, and leaves out the comparison of indexes with tables, which takes most of the time.
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        var found = await database.ReadAsync(session => session.Query("PRAGMA quick_check(3)", row => row.GetString(0)), cancellationToken);
        if (found is not ["ok"])
        {
            throw new StoreException(StoreFault.Damaged, $"The archive is damaged: {string.Join("; ", found)}.");
        }
    }

    public Task CheckpointAsync(CancellationToken cancellationToken) => database.CheckpointAsync(cancellationToken);
}

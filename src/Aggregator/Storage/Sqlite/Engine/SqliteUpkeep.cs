namespace Aggregator.Storage.Sqlite.Engine;

/// <summary><see cref="IStoreUpkeep"/> in SQLite.</summary>
internal sealed class SqliteUpkeep(SqliteDatabase database) : IStoreUpkeep
{
    public Task<int> ReleaseLeasesAsync(CancellationToken cancellationToken) => database.WriteAsync(
        static session =>
            session.Execute("UPDATE source SET lease = NULL, lease_until = NULL WHERE lease_until IS NOT NULL")
            + session.Execute("UPDATE entry SET lease = NULL, lease_until = NULL, attempts = MAX(attempts - 1, 0) WHERE lease_until IS NOT NULL"),
        cancellationToken);

    public Task ProbeAsync(CancellationToken cancellationToken) => database.ReadAsync(ChangeCounter.Read, cancellationToken);

    public Task CheckpointAsync(CancellationToken cancellationToken) => database.CheckpointAsync(cancellationToken);
}

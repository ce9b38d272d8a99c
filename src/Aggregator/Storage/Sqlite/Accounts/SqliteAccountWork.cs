using Aggregator.Storage.Policy.Accounts;
using Aggregator.Storage.Sqlite.Engine;

namespace Aggregator.Storage.Sqlite.Accounts;

/// <summary><see cref="IAccountWork"/> in SQLite.</summary>
internal sealed class SqliteAccountWork(SqliteDatabase database) : IAccountWork
{
    public Task<T> WriteAsync<T>(Func<IAccountRows, T> work, CancellationToken cancellationToken) =>
        database.WriteAsync(session => work(new SqliteAccountRows(session)), cancellationToken);

    public Task<T> ReadAsync<T>(Func<IAccountRows, T> work, CancellationToken cancellationToken) =>
        database.ReadAsync(session => work(new SqliteAccountRows(session)), cancellationToken);
}

using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.Policy.Accounts;

namespace Aggregator.Storage.LiteDb.Accounts;

/// <summary><see cref="IAccountWork"/> in LiteDB.</summary>
internal sealed class LiteAccountWork(LiteGate gate) : IAccountWork
{
    public Task<T> WriteAsync<T>(Func<IAccountRows, T> work, CancellationToken cancellationToken) =>
        gate.WriteAsync(session => work(new LiteAccountRows(session)), cancellationToken);

    public Task<T> ReadAsync<T>(Func<IAccountRows, T> work, CancellationToken cancellationToken) =>
        gate.ReadAsync(session => work(new LiteAccountRows(session)), cancellationToken);
}

namespace Aggregator.Storage.Policy.Accounts;

/// <summary>The transactions of a store, as far as accounts need them.</summary>
internal interface IAccountWork
{
    Task<T> WriteAsync<T>(Func<IAccountRows, T> work, CancellationToken cancellationToken);

    Task<T> ReadAsync<T>(Func<IAccountRows, T> work, CancellationToken cancellationToken);
}

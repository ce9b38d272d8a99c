using Aggregator.Storage;

namespace Aggregator.Server;

/// <summary>What an operator may choose about the store.</summary>
internal sealed class StoreOptions
{
    /// <summary>In what the service remembers: <c>Sqlite</c> (default). A folder filled by one is not read by another.</summary>
    public StoreEngine Engine { get; init; } = StoreEngine.Sqlite;
}

using Aggregator.Storage;

namespace Aggregator.Server;

/// <summary>What an operator may choose about the store.</summary>
internal sealed class StoreOptions
{
    /// <summary>In what the service remembers: <c>Sqlite</c> or <c>LiteDb</c>. Null for the one that filled the folder, SQLite for a new one.</summary>
    public StoreEngine? Engine { get; init; }
}

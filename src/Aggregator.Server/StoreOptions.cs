using Aggregator.Storage;

namespace Aggregator.Server;

/// <summary>The operator's settings of the store.</summary>
internal sealed class StoreOptions
{
    /// <summary>The database of the store. Without it: the engine that created the store in the folder; SQLite for a new
    /// folder.</summary>
    public StoreEngine? Engine { get; init; }
}

using System.ComponentModel.DataAnnotations;
using Aggregator.Storage;

namespace Aggregator.Server;

/// <summary>The operator's settings of the store.</summary>
internal sealed class StoreOptions
{
    /// <summary>The database of the store. Without it: the engine that created the store in the folder; SQLite for a new
    /// folder.</summary>
    public StoreEngine? Engine { get; init; }

    /// <summary>Bytes of the disk that stay free: with less room, the service stops fetching and goes on serving.</summary>
    [Range(0, 1L << 50)]
    public long ReserveBytes { get; init; } = 256 * 1024 * 1024;
}

namespace Aggregator.Storage;

/// <summary>Tasks of the process that has opened the store.</summary>
public interface IStoreUpkeep
{
    /// <summary>Ends the leases of all sources and entries, and takes back the attempts of the entries. Only the process that
    /// holds the data folder calls it, at its start: the workers that held the leases are dead.</summary>
    /// <remarks>Without this, some power cuts in a row would use up the attempts of a page, and its entry would become an
    /// excerpt.</remarks>
    /// <returns>How many leases were ended.</returns>
    Task<int> ReleaseLeasesAsync(CancellationToken cancellationToken);

    /// <summary>Mends what a clock that ran ahead has written: due times beyond the bound become due, leases beyond it end, and where
    /// there was any such trace, what was stamped in the future is stamped with this instant, stories included.</summary>
    /// <returns>How many sources, entries and articles were mended; 0 costs one query.</returns>
    Task<int> MendFutureAsync(FutureBounds bounds, CancellationToken cancellationToken);

    /// <summary>Reads one value to check that the store answers.</summary>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    Task ProbeAsync(CancellationToken cancellationToken);

    /// <summary>Reads the whole store, beside readers and the writer.</summary>
    /// <exception cref="StoreException">A part is damaged; the message names it. What is readable can still be read.</exception>
    Task CheckAsync(CancellationToken cancellationToken);

    /// <summary>Moves committed changes from the log into the main file of the store, so that the log does not grow. Committed
    /// changes are safe without it. What other readers and writers still need of the log stays in the log.</summary>
    Task CheckpointAsync(CancellationToken cancellationToken);
}

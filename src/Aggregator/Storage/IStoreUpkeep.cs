namespace Aggregator.Storage;

/// <summary>What a store needs from the process that owns it.</summary>
public interface IStoreUpkeep
{
    /// <summary>
    /// Frees every source and entry that is held, without counting the attempt: for the start of the only process on this store, when
    /// whoever held them is dead.
    /// </summary>
    /// <remarks>Twenty power cuts are not twenty failures of a page: if these attempts counted, a killed process would end with excerpts.</remarks>
    /// <returns>How many were held.</returns>
    Task<int> ReleaseLeasesAsync(CancellationToken cancellationToken);

    /// <summary>Asks the store for one row, to see that it answers. Returns when it has.</summary>
    /// <exception cref="StoreException">It cannot be read.</exception>
    Task ProbeAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Moves what is committed from the log into the store's main file, so that the log begins anew. What is committed is safe without
    /// it. Readers and writers go on meanwhile; what they still need of the log stays there.
    /// </summary>
    Task CheckpointAsync(CancellationToken cancellationToken);
}

namespace Aggregator.Storage;

/// <summary>The archive as a whole: counted and copied, while others read and write.</summary>
public interface IStoreTransfer
{
    /// <summary>How much there is of each kind of thing, the same in every store.</summary>
    Task<IReadOnlyDictionary<string, long>> CountAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Writes the archive, as it is committed, into a folder that holds none. <see cref="Store.Open"/> opens the copy. What a store can
    /// make anew, such as an index of words in files of its own, is not copied.
    /// </summary>
    /// <exception cref="StoreException">The archive cannot be read, or the copy cannot be written.</exception>
    Task CopyAsync(string folder, CancellationToken cancellationToken);
}

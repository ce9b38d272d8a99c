namespace Aggregator.Storage;

/// <summary>The archive as a whole: counted and copied while others read and write, moved to another store while nobody does.</summary>
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

    /// <summary>Everything that the archive holds, in an order in which <see cref="FillAsync"/> takes it. Nobody may write meanwhile.</summary>
    IAsyncEnumerable<ArchiveRow> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Fills an empty archive with what another one, of whichever store, holds. What it is, and every number, stays.</summary>
    /// <remarks>Many transactions: whoever is cut off begins anew with an empty archive.</remarks>
    Task FillAsync(IAsyncEnumerable<ArchiveRow> rows, CancellationToken cancellationToken);
}

/// <summary>Rows in pieces of one kind, each for one transaction.</summary>
internal static class ArchivePieces
{
    private const int RowsAtOnce = 200;

    public static async IAsyncEnumerable<List<ArchiveRow>> InPiecesAsync(this IAsyncEnumerable<ArchiveRow> rows)
    {
        var piece = new List<ArchiveRow>();
        await foreach (var row in rows)
        {
            if (piece.Count == RowsAtOnce || (piece.Count > 0 && piece[0].Kind != row.Kind))
            {
                yield return piece;
                piece = [];
            }

            piece.Add(row);
        }

        if (piece.Count > 0)
        {
            yield return piece;
        }
    }
}

namespace Aggregator.Storage;

/// <summary>The whole archive. It can be counted and copied while others read and write. It can be moved to another store while
/// nobody writes.</summary>
public interface IStoreTransfer
{
    /// <summary>The number of rows of each kind; the same in every store.</summary>
    Task<IReadOnlyDictionary<string, long>> CountAsync(CancellationToken cancellationToken);

    /// <summary>Writes a copy of the committed archive into a folder without a store. <see cref="Store.Open"/> opens the copy.
    /// Things that a store can make again, such as a search index in its own files, are not copied.</summary>
    /// <exception cref="StoreException">The archive cannot be read, or the copy cannot be written.</exception>
    Task CopyAsync(string folder, CancellationToken cancellationToken);

    /// <summary>All rows of the archive, in an order that <see cref="FillAsync"/> accepts. Nobody may write while they are
    /// read.</summary>
    IAsyncEnumerable<ArchiveRow> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Fills an empty archive with the rows of another archive of any store. All numbers stay the same.</summary>
    /// <remarks>It takes many transactions. After an interruption, the caller must begin again with an empty archive.</remarks>
    Task FillAsync(IAsyncEnumerable<ArchiveRow> rows, CancellationToken cancellationToken);
}

/// <summary>Divides rows into pieces of one kind. Each piece is written in one transaction.</summary>
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

using System.Runtime.CompilerServices;
using Aggregator.Storage;

namespace Aggregator.Server.Backup;

/// <summary>Moves an archive into another store, row by row, and proves that nothing was lost or changed.</summary>
internal static class ArchiveImport
{
    /// <param name="from">A data folder that nobody else uses; it is not changed.</param>
    /// <param name="to">A folder that is empty or does not exist.</param>
    /// <param name="settings">The settings of the new store; without an engine, the other engine is used.</param>
    /// <param name="cancellationToken">After a cancellation nothing is left.</param>
    /// <exception cref="StartFaultException">The archive cannot be moved; the message gives the reason, and nothing is
    /// left.</exception>
    public static async Task<ImportedArchive> RunAsync(string from, string to, StoreSettings settings, CancellationToken cancellationToken)
    {
        NewFolder.Check(to);
        if (!Store.Exists(from))
        {
            throw new StartFaultException($"There is no store in {from}.");
        }

        using var held = StoreRegistration.OpenFolder(from);
        using var store = StoreRegistration.Open(from, settings with { Engine = null });
        using var draft = Draft.Beside(to);
        return await FileFaults.SayAsync($"The archive was not moved into {to}", async () =>
        {
            var folder = draft.MakeFolder("data");
            await store.Upkeep.ReleaseLeasesAsync(cancellationToken);
            var imported = await FillAsync(store, from, folder, settings, cancellationToken);
            NewFolder.Place(folder, to);
            return imported;
        });
    }

    /// <summary>Fills an empty folder with the archive.</summary>
    /// <param name="store">The store to read; nobody may write to it.</param>
    /// <param name="from">The folder of the store.</param>
    /// <param name="folder">An empty folder.</param>
    /// <inheritdoc cref="RunAsync"/>
    public static async Task<ImportedArchive> FillAsync(Store store, string from, string folder, StoreSettings settings, CancellationToken cancellationToken)
    {
        var engine = settings.Engine ?? Enum.GetValues<StoreEngine>().First(other => other != store.Engine);
        DataFiles.Copy(from, Path.GetFileName(store.Place), null, folder);
        var (sent, kept) = (new ArchiveDigest(), new ArchiveDigest());
        using var other = Store.Open(folder, settings with { Engine = engine });
        await other.Transfer.FillAsync(CountedAsync(store.Transfer.ReadAsync(cancellationToken), sent, cancellationToken), cancellationToken);
        await foreach (var row in other.Transfer.ReadAsync(cancellationToken))
        {
            kept.Add(row);
        }

        if (sent.Kinds.Keys.Concat(kept.Kinds.Keys).FirstOrDefault(kind => sent.Kinds.GetValueOrDefault(kind) != kept.Kinds.GetValueOrDefault(kind)) is { } changed)
        {
            throw new StoreException(StoreFault.Other, $"The rows of «{changed}» did not arrive as they were.");
        }

        var (before, after) = (await ArchiveProof.OfAsync(store, from, cancellationToken), await ArchiveProof.OfAsync(other, folder, cancellationToken));
        return before.Feeds.SequenceEqual(after.Feeds)
            ? new ImportedArchive(store.Engine, engine, after)
            : throw new StoreException(StoreFault.Other, "The feeds that are written from it are not byte for byte those that were written before.");
    }

    private static async IAsyncEnumerable<ArchiveRow> CountedAsync(
        IAsyncEnumerable<ArchiveRow> rows, ArchiveDigest digest, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            digest.Add(row);
            yield return row;
        }
    }
}

/// <summary>The result of a move.</summary>
internal sealed record ImportedArchive(StoreEngine From, StoreEngine To, ArchiveProof Proof);

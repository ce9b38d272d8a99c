using Aggregator.Storage;

namespace Aggregator.Server.Backup;

/// <summary>Makes a data folder of a backup, and proves it before it stands in its place.</summary>
internal static class ArchiveRestore
{
    /// <param name="path">The backup.</param>
    /// <param name="dataFolder">A folder that is empty or not there.</param>
    /// <param name="settings">How the store is opened.</param>
    /// <param name="cancellationToken">Leaves nothing behind.</param>
    /// <exception cref="StartFaultException">It cannot be restored; the sentence says why. Nothing of it is left.</exception>
    public static async Task<RestoredArchive> RunAsync(string path, string dataFolder, StoreSettings settings, CancellationToken cancellationToken)
    {
        NewFolder.Check(dataFolder);
        using var backup = BackupReader.Open(path);
        using var draft = Draft.Beside(dataFolder);
        try
        {
            var folder = draft.MakeFolder("data");
            await backup.ExtractAsync(folder, cancellationToken);
            var restored = await ProveAsync(path, backup.Manifest, folder, settings, cancellationToken);
            NewFolder.Place(await InStoreAsync(folder, draft, backup.Manifest.Engine, settings, cancellationToken), dataFolder);
            return restored;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or StoreException)
        {
            throw new StartFaultException($"{path} was not restored into {dataFolder}: {fault.Message}", fault);
        }
    }

    /// <returns>The folder in which the archive is in the store that the settings name.</returns>
    private static async Task<string> InStoreAsync(string folder, Draft draft, StoreEngine engine, StoreSettings settings, CancellationToken cancellationToken)
    {
        if (settings.Engine is not { } named || named == engine)
        {
            return folder;
        }

        var moved = draft.MakeFolder("moved");
        using var store = Store.Open(folder, settings with { Engine = engine, HasSearch = false });
        await ArchiveImport.FillAsync(store, folder, moved, settings, cancellationToken);
        return moved;
    }

    private static async Task<RestoredArchive> ProveAsync(
        string path, BackupManifest manifest, string folder, StoreSettings settings, CancellationToken cancellationToken)
    {
        using var store = Store.Open(folder, settings with { Engine = manifest.Engine });
        var proof = await ArchiveProof.OfAsync(store, folder, cancellationToken);
        var differing = proof.DiffersFrom(manifest);
        var isOtherProgram = manifest.Program != BackupManifest.Version;
        return differing is null ? new RestoredArchive(manifest, proof, null)
            : isOtherProgram && proof.HasCountsOf(manifest) ? new RestoredArchive(manifest, proof, $"{differing}, as version {manifest.Program} wrote it, and this is {BackupManifest.Version}")
            : throw new StartFaultException($"{path} was not restored: {differing}.");
    }
}

/// <summary>What was restored.</summary>
/// <param name="Difference">What this version of the program writes otherwise than the one that made the backup; null when nothing.</param>
internal sealed record RestoredArchive(BackupManifest Manifest, ArchiveProof Proof, string? Difference);

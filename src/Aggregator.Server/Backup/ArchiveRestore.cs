using Aggregator.Storage;

namespace Aggregator.Server.Backup;

/// <summary>Makes a data folder from a backup, and checks it before it gets its final name.</summary>
internal static class ArchiveRestore
{
    /// <param name="path">The file of the backup.</param>
    /// <param name="dataFolder">A folder that is empty or does not exist.</param>
    /// <param name="settings">The settings of the store.</param>
    /// <param name="cancellationToken">After a cancellation nothing is left.</param>
    /// <exception cref="StartFaultException">The backup cannot be restored; the message gives the reason, and nothing is
    /// left.</exception>
    public static async Task<RestoredArchive> RunAsync(string path, string dataFolder, StoreSettings settings, CancellationToken cancellationToken)
    {
        NewFolder.Check(dataFolder);
        using var backup = BackupReader.Open(path);
        using var draft = Draft.Beside(dataFolder);
        return await FileFaults.SayAsync($"{path} was not restored into {dataFolder}", async () =>
        {
            var folder = draft.MakeFolder("data");
            await backup.ExtractAsync(folder, cancellationToken);
            var restored = await ProveAsync(path, backup.Manifest, folder, settings, cancellationToken);
            NewFolder.Place(await InStoreAsync(folder, draft, backup.Manifest.Engine, settings, cancellationToken), dataFolder);
            return restored;
        });
    }

    /// <returns>The folder with the archive in the engine that the settings name.</returns>
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

        // Somebody may have ended these sessions since the backup, for example after a theft.
        await store.Accounts.EndSessionsAsync(cancellationToken);
        return differing is null ? new RestoredArchive(manifest, proof, null)
            : isOtherProgram && proof.HasCountsOf(manifest) ? new RestoredArchive(manifest, proof, $"{differing}, as version {manifest.Program} wrote it, and this is {BackupManifest.Version}")
            : throw new StartFaultException($"{path} was not restored: {differing}.");
    }
}

/// <summary>The result of a restore.</summary>
/// <param name="Difference">What this version of the program writes differently from the version that made the backup; null when
/// nothing differs.</param>
internal sealed record RestoredArchive(BackupManifest Manifest, ArchiveProof Proof, string? Difference);

using Aggregator.Storage;

namespace Aggregator.Server.Backup;

/// <summary>Makes backups: one file with the archive, the list of sources and the keys.</summary>
/// <param name="Now">The clock; it is read at the moment of the copy.</param>
internal sealed record ArchiveBackup(string DataFolder, string? FeedsFile, TimeProvider Now)
{
    /// <summary>Makes a backup of a store that others may use meanwhile.</summary>
    /// <param name="store">The store of the data folder.</param>
    /// <param name="target">The file to make.</param>
    /// <param name="overwrite">Whether an existing file may be replaced.</param>
    /// <param name="cancellationToken">After a cancellation nothing is left.</param>
    /// <exception cref="StartFaultException">The backup cannot be made; the message gives the reason, and nothing of the backup
    /// is left.</exception>
    public async Task<BackupManifest> MakeAsync(Store store, string target, bool overwrite, CancellationToken cancellationToken)
    {
        RefuseToOverwrite(target, overwrite);
        using var draft = Draft.Beside(target);
        return await FileFaults.SayAsync($"No backup was made in {target}", async () =>
        {
            var copy = draft.MakeFolder("archive");
            var at = Now.GetUtcNow();
            await store.Transfer.CopyAsync(copy, cancellationToken);
            var parts = Parts(copy);
            var proof = await ProveAsync(store.Engine, copy, cancellationToken);
            using var file = new BackupWriter(draft.At("backup"));
            var pace = new Pace(TimeProvider.System);
            foreach (var _ in parts.SelectMany(part => file.Add(part, Path.Combine(copy, part))))
            {
                await pace.RestAsync(cancellationToken);
            }

            var manifest = Manifest(store.Engine, Store.SchemaOf(store.Engine), at, file.Parts) with { Counts = proof.Counts, Feeds = proof.Feeds };
            Finish(file, manifest, draft, target, overwrite);
            return manifest;
        });
    }

    /// <summary>Makes a backup of an archive of an older version before it is converted. The archive is copied as it is, without
    /// the proof by feeds.</summary>
    /// <inheritdoc cref="MakeAsync"/>
    public BackupManifest MakeOfOlder(OlderArchive older, string target)
    {
        using var draft = Draft.Beside(target);
        return FileFaults.Say($"No backup was made in {target}", () =>
        {
            var copy = draft.MakeFolder("archive");
            older.CopyTo(copy);
            var parts = Parts(copy);
            using var file = new BackupWriter(draft.At("backup"));
            foreach (var _ in parts.SelectMany(part => file.Add(part, Path.Combine(copy, part))))
            {
                // No other code uses the store yet.
            }

            var manifest = Manifest(older.Engine, older.Schema, Now.GetUtcNow(), file.Parts);
            Finish(file, manifest, draft, target, overwrite: false);
            return manifest;
        });
    }

    private static BackupManifest Manifest(StoreEngine engine, int schema, DateTimeOffset at, IReadOnlyList<CheckedBytes> parts) => new()
    {
        Format = BackupManifest.CurrentFormat,
        Program = BackupManifest.Version,
        Engine = engine,
        Schema = schema,
        At = at,
        Parts = parts,
    };

    private static async Task<ArchiveProof> ProveAsync(StoreEngine engine, string copy, CancellationToken cancellationToken)
    {
        using var store = Store.Open(copy, new StoreSettings { Engine = engine, HasSearch = false });
        return await ArchiveProof.OfAsync(store, copy, cancellationToken);
    }

    private static void RefuseToOverwrite(string target, bool overwrite)
    {
        if (Directory.Exists(target))
        {
            throw new StartFaultException($"{target} is a folder: name a file.");
        }

        if (!overwrite && File.Exists(target))
        {
            throw new StartFaultException($"{target} is there already: name another file, or add --overwrite.");
        }
    }

    /// <summary>The file of the archive, which is the only file in the folder at this point, and all other files of the
    /// backup.</summary>
    private IReadOnlyList<string> Parts(string copy)
    {
        var archive = Directory.GetFiles(copy).Select(Path.GetFileName).OfType<string>().Single();
        return [archive, .. DataFiles.Copy(DataFolder, archive, FeedsFile, copy)];
    }

    private void Finish(BackupWriter file, BackupManifest manifest, Draft draft, string target, bool overwrite)
    {
        file.Finish(manifest);
        file.Dispose();
        File.Move(draft.At("backup"), target, overwrite);
        new LastBackup(manifest.At, Path.GetFullPath(target)).Save(DataFolder);
    }
}

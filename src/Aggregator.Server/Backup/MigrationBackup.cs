using Aggregator.Storage;

namespace Aggregator.Server.Backup;

/// <summary>Makes a backup of an archive of an older version before this version converts it.</summary>
internal static class MigrationBackup
{
    /// <param name="options">The folder, the number of backups, and whether to make one.</param>
    /// <param name="tell">Called with sentences for the operator.</param>
    public static Action<OlderArchive> With(BackupOptions options, Action<string> tell) => older =>
    {
        if (!options.BeforeMigration)
        {
            tell($"The archive in {older.Folder} is changed without a backup, as --no-backup says.");
            return;
        }

        var folder = new BackupFolder(options, older.Folder);
        try
        {
            FileFaults.Say("No backup was made", () => Keep(older, folder, tell));
        }
        catch (StartFaultException fault)
        {
            throw new StartFaultException($"{fault.Message} The archive was not changed. Make room, or start with --no-backup.", fault);
        }
    };

    /// <returns>The file of the backup.</returns>
    private static string Keep(OlderArchive older, BackupFolder folder, Action<string> tell)
    {
        var target = folder.Next(older.Schema, TimeProvider.System.GetUtcNow());
        new ArchiveBackup(older.Folder, null, TimeProvider.System).MakeOfOlder(older, target);
        tell($"Before the archive is changed, it was kept as it is in {target}.");
        folder.Rotate();
        return target;
    }
}

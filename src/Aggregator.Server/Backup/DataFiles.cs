namespace Aggregator.Server.Backup;

/// <summary>The files of a data folder other than the archive: keys, and files of later versions.</summary>
internal static class DataFiles
{
    /// <summary>The name of the list of sources in a backup and in a restored data folder.</summary>
    public const string Sources = "feeds.json";

    // These files can be fetched or made again, or have a meaning in this folder only.
    private static readonly string[] NotKept = ["images", "search", "lock", "service.sock", "service.port", BackupFolder.DefaultName, LastBackup.FileName];

    /// <summary>Copies the files into another folder.</summary>
    /// <param name="dataFolder">The folder to copy from.</param>
    /// <param name="archive">The beginning of the names of the archive's files, which are not copied.</param>
    /// <param name="feedsFile">The list of sources; null when it is not known.</param>
    /// <param name="target">The folder to copy to.</param>
    /// <returns>The paths of the copies in the folder.</returns>
    public static IReadOnlyList<string> Copy(string dataFolder, string archive, string? feedsFile, string target)
    {
        var folder = new DirectoryInfo(dataFolder);
        var names = folder.EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(file => (file.Attributes & (FileAttributes.Device | FileAttributes.ReparsePoint)) == 0)
            .Select(file => Path.GetRelativePath(dataFolder, file.FullName).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(name => !NotKept.Contains(name.Split('/')[0]) && !name.StartsWith(archive, StringComparison.Ordinal) && !name.Contains(".partial", StringComparison.Ordinal))
            .ToHashSet(StringComparer.Ordinal);
        var sources = feedsFile is not null && File.Exists(feedsFile) ? feedsFile : null;
        if (sources is not null)
        {
            names.Add(Sources);
        }

        foreach (var name in names)
        {
            var copy = Path.Combine(target, name);
            Directory.CreateDirectory(Path.GetDirectoryName(copy) ?? target);
            File.Copy(name == Sources ? sources ?? Path.Combine(dataFolder, name) : Path.Combine(dataFolder, name), copy);
        }

        return [.. names.Order(StringComparer.Ordinal)];
    }
}

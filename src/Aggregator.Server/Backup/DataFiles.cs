namespace Aggregator.Server.Backup;

/// <summary>What a data folder holds beside the archive: keys above all, and whatever later versions put there.</summary>
internal static class DataFiles
{
    /// <summary>Of the list of sources in a backup, and in a restored data folder.</summary>
    public const string Sources = "feeds.json";

    // What is fetched or made again when it is not there, or means something in this very folder only.
    private static readonly string[] NotKept = ["images", "search", "lock", "service.sock", "service.port", BackupFolder.DefaultName, LastBackup.FileName];

    /// <summary>Copies them into another folder.</summary>
    /// <param name="dataFolder">From where.</param>
    /// <param name="archive">The name with which the files of the archive begin; they are not among them.</param>
    /// <param name="feedsFile">The list of sources; null where it is not known.</param>
    /// <param name="target">To where.</param>
    /// <returns>Their paths in the folder.</returns>
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

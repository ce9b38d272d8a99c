namespace Aggregator.Server.Backup;

/// <summary>A data folder that is made beside its place and put there when it is whole.</summary>
internal static class NewFolder
{
    /// <exception cref="StartFaultException">Something is there.</exception>
    public static void Check(string folder)
    {
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            throw new StartFaultException($"{folder} is not empty: name a folder with --data that is empty or not there yet.");
        }
    }

    /// <param name="made">On the same disk.</param>
    /// <param name="folder">Empty, or not there.</param>
    public static void Place(string made, string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder);
        }

        Directory.Move(made, folder);
    }
}

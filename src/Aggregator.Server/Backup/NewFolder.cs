namespace Aggregator.Server.Backup;

/// <summary>A data folder that is made under another name and gets its name when it is complete.</summary>
internal static class NewFolder
{
    /// <exception cref="StartFaultException">The folder is not empty.</exception>
    public static void Check(string folder)
    {
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            throw new StartFaultException($"{folder} is not empty: name a folder with --data that is empty or not there yet.");
        }
    }

    /// <param name="made">The complete folder, on the same disk.</param>
    /// <param name="folder">The final folder, which is empty or does not exist.</param>
    public static void Place(string made, string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder);
        }

        Directory.Move(made, folder);
    }
}

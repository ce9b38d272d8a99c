namespace Aggregator.Server.Backup;

/// <summary>A folder beside the file or folder that is being made. Its name ends in «.partial», so nobody takes it for the
/// finished result.</summary>
/// <remarks>It is deleted at the end. The draft of a killed process is deleted when the same result is made again.</remarks>
internal sealed class Draft : IDisposable
{
    private const string Ending = ".partial";
    private const string LockName = "lock";

    private FileStream? _lock;

    private Draft(string folder, FileStream held)
    {
        Folder = folder;
        _lock = held;
    }

    public string Folder { get; }

    /// <param name="target">The file or folder to make.</param>
    /// <exception cref="StartFaultException">The place cannot be written, or another process makes the same result.</exception>
    public static Draft Beside(string target)
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(target)) + Ending;
        try
        {
            MakePrivate(folder);
            return Take(folder);
        }
        catch (SystemException fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartFaultException($"{target} cannot be written: {fault.Message}", fault);
        }
    }

    /// <summary>Deletes the drafts of dead processes in a folder.</summary>
    public static void Sweep(string folder)
    {
        foreach (var left in Directory.Exists(folder) ? Directory.GetDirectories(folder, "*" + Ending) : [])
        {
            try
            {
                Take(left).Dispose();
            }
            catch (SystemException fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // A living process is using this draft.
            }
        }
    }

    /// <summary>The path of a name in the draft.</summary>
    public string At(string name) => Path.Combine(Folder, name);

    /// <returns>The path of the new folder.</returns>
    public string MakeFolder(string name)
    {
        var folder = At(name);
        MakePrivate(folder);
        return folder;
    }

    public void Dispose()
    {
        if (_lock is null)
        {
            return;
        }

        Clear(Folder);
        _lock.Dispose();
        _lock = null;
        Directory.Delete(Folder, recursive: true);
    }

    private static Draft Take(string folder)
    {
        var held = new FileStream(Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        Clear(folder);
        return new Draft(folder, held);
    }

    private static void Clear(string folder)
    {
        foreach (var inner in Directory.GetDirectories(folder))
        {
            Directory.Delete(inner, recursive: true);
        }

        foreach (var file in Directory.GetFiles(folder).Where(file => Path.GetFileName(file) != LockName))
        {
            File.Delete(file);
        }
    }

    // The draft contains keys.
    private static void MakePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}

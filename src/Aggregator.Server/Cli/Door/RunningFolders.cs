using System.Globalization;

namespace Aggregator.Server.Cli.Door;

/// <summary>The data folders of the services that run for this user, so that a command finds the service of a demo.</summary>
/// <remarks>One small file for each service, in the user's own folder for programs. Without such a folder nothing is noted.</remarks>
internal static class RunningFolders
{
    private static string Place => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "aggregator", "running");

    /// <summary>Notes a service of this process. It is no fault when that fails.</summary>
    public static void Note(string folder) => Try(() =>
    {
        if (Path.IsPathRooted(Place))
        {
            Directory.CreateDirectory(Place);
            File.WriteAllText(FileOf(folder), folder);
        }
    });

    public static void Forget(string folder) => Try(() => File.Delete(FileOf(folder)));

    /// <summary>Folders with a service that listens. What a killed service left behind is removed.</summary>
    public static IReadOnlyList<string> All()
    {
        List<string> found = [];
        Try(() =>
        {
            foreach (var file in Path.IsPathRooted(Place) && Directory.Exists(Place) ? Directory.GetFiles(Place) : [])
            {
                var folder = File.ReadAllText(file);
                if (DoorAddress.Find(folder)?.IsOpen() == true)
                {
                    found.Add(folder);
                }
                else
                {
                    File.Delete(file);
                }
            }
        });
        return found;
    }

    // One process may hold several folders, as the tests do.
    private static string FileOf(string folder) => Path.Combine(
        Place, string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{Math.Abs((long)string.GetHashCode(folder, StringComparison.Ordinal))}"));

    private static void Try(Action act)
    {
        try
        {
            act();
        }
        catch (SystemException fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The list is a help only: with --data every command works without it.
        }
    }
}

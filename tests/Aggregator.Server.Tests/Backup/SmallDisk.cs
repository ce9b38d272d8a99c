using System.Diagnostics;
using Aggregator.Server.Tests.Cli;

namespace Aggregator.Server.Tests.Backup;

/// <summary>A real disk of one megabyte (tmpfs). Where this process may not mount one, the programs get a limit on the size of
/// their files instead.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const int Kilobytes = 1024;

    /// <param name="folder">An empty folder.</param>
    public SmallDisk(string folder)
    {
        Folder = folder;
        if (CanMount)
        {
            Mount(folder);
        }
    }

    /// <summary>Whether this process may mount a disk.</summary>
    public static bool CanMount { get; } = Try();

    public string Folder { get; }

    /// <summary>Starts the program.</summary>
    public static Process Start(params string[] words)
    {
        if (CanMount)
        {
            return OutsideProgram.Start(words);
        }

        // Without the trap, the kernel would end a process that writes more than its limit. .NET keeps its code in a large file
        // unless the variable forbids it.
        return OutsideProgram.StartBy(["bash", "-c", $"trap '' XFSZ; ulimit -f {Kilobytes}; DOTNET_EnableWriteXorExecute=0 exec \"$@\"", "bash"], words);
    }

    public void Dispose()
    {
        if (CanMount)
        {
            Unmount(Folder);
        }
    }

    private static bool Try()
    {
        var folder = Directory.CreateTempSubdirectory("aggregator-disk-");
        var isMounted = OperatingSystem.IsLinux() && Mount(folder.FullName);
        if (isMounted)
        {
            Unmount(folder.FullName);
        }

        folder.Delete();
        return isMounted;
    }

    private static bool Mount(string folder) => Run("mount", "-t", "tmpfs", "-o", $"size={Kilobytes}k", "none", folder);

    private static void Unmount(string folder) => Run("umount", "--lazy", folder);

    private static bool Run(string program, params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardError = true });
        process?.WaitForExit();
        return process?.ExitCode == 0;
    }
}

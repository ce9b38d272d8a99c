using System.Diagnostics;
using Aggregator.Server.Tests.Cli;

namespace Aggregator.Server.Tests.Backup;

/// <summary>A real disk of a few megabytes (tmpfs). Where this process may not mount one, the programs get a limit on the size
/// of their files instead.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const int Kilobytes = 1024;

    private readonly bool _isMounted;

    /// <param name="folder">An empty folder.</param>
    public SmallDisk(string folder)
    {
        Folder = folder;
        _isMounted = OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", $"size={Kilobytes}k", "none", folder);
    }

    public string Folder { get; }

    /// <summary>Starts the program.</summary>
    public Process Start(params string[] words)
    {
        if (_isMounted)
        {
            return OutsideProgram.Start(words);
        }

        // Without the trap, the kernel would end a process that writes more than its limit. .NET keeps its code in a large file
        // unless the variable forbids it.
        return OutsideProgram.StartBy(["bash", "-c", $"trap '' XFSZ; ulimit -f {Kilobytes}; DOTNET_EnableWriteXorExecute=0 exec \"$@\"", "bash"], words);
    }

    public void Dispose()
    {
        if (_isMounted)
        {
            Run("umount", "--lazy", Folder);
        }
    }

    private static bool Run(string program, params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardError = true });
        process?.WaitForExit();
        return process?.ExitCode == 0;
    }
}

using System.ComponentModel;
using System.Diagnostics;
using Aggregator.Server.Tests.Cli;
using Xunit;

namespace Aggregator.Server.Tests;

/// <summary>A real disk of a few megabytes in memory (tmpfs). It can be filled and made read-only. Only root may mount one; elsewhere
/// it is an ordinary folder.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aggregator-disk-");
    private readonly int _megabytes;

    public SmallDisk(int megabytes)
    {
        _megabytes = megabytes;
        Assert.True(!CanMount || Mount(Folder, megabytes));
    }

    /// <summary>Whether this process may mount a disk.</summary>
    public static bool CanMount { get; } = Try();

    public string Folder => _folder.FullName;

    public string Data => Path.Combine(Folder, "data");

    private string Filler => Path.Combine(Folder, "filler");

    public static SmallDisk MountOrSkip(int megabytes)
    {
        Assert.SkipUnless(CanMount, "This machine does not let the test mount a small disk.");
        return new SmallDisk(megabytes);
    }

    /// <summary>Starts the program. Where no disk is mounted, the program gets a limit on the size of its files instead.</summary>
    public Process Start(params string[] words)
    {
        if (CanMount)
        {
            return OutsideProgram.Start(words);
        }

        // Without the trap, the kernel would end a process that writes more than its limit. .NET keeps its code in a large file
        // unless the variable forbids it.
        return OutsideProgram.StartBy(["bash", "-c", $"trap '' XFSZ; ulimit -f {_megabytes * 1024}; DOTNET_EnableWriteXorExecute=0 exec \"$@\"", "bash"], words);
    }

    /// <summary>Takes all room but so many bytes.</summary>
    public void Fill(long leave)
    {
        Empty();
        var free = new DriveInfo(Folder).AvailableFreeSpace - leave;
        using var filler = new FileStream(Filler, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, PreallocationSize = free });
    }

    public void Empty() => File.Delete(Filler);

    public void MakeReadOnly() => Assert.True(Run("mount", "-o", "remount,ro", Folder));

    public void Dispose()
    {
        if (CanMount)
        {
            Unmount(Folder);
        }

        _folder.Delete(recursive: true);
    }

    private static bool Try()
    {
        var folder = Directory.CreateTempSubdirectory("aggregator-disk-");
        var isMounted = Mount(folder.FullName, megabytes: 1);
        if (isMounted)
        {
            Unmount(folder.FullName);
        }

        folder.Delete();
        return isMounted;
    }

    private static bool Mount(string folder, int megabytes) => OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", folder);

    private static void Unmount(string folder) => Run("umount", "--lazy", folder);

    private static bool Run(string program, params string[] words)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardError = true });
            process?.WaitForExit();
            return process?.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            // The program is not installed.
            return false;
        }
    }
}

using System.Diagnostics;
using Xunit;

namespace Aggregator.Server.Tests.Health;

/// <summary>A disk of a few megabytes in memory. It can be filled and made read-only. Only root may mount one; elsewhere the test is
/// shown as skipped.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aggregator-disk-");

    private SmallDisk()
    {
    }

    public string Data => Path.Combine(_folder.FullName, "data");

    private string Filler => Path.Combine(_folder.FullName, "filler");

    public static SmallDisk MountOrSkip(int megabytes)
    {
        var disk = new SmallDisk();
        if (!Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", disk._folder.FullName))
        {
            disk._folder.Delete();
            Assert.Skip("This machine does not let the test mount a small disk.");
        }

        return disk;
    }

    /// <summary>Takes all room but so many bytes.</summary>
    public void Fill(long leave)
    {
        Empty();
        var free = new DriveInfo(_folder.FullName).AvailableFreeSpace - leave;
        using var filler = new FileStream(Filler, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, PreallocationSize = free });
    }

    public void Empty() => File.Delete(Filler);

    public void MakeReadOnly() => Assert.True(Run("mount", "-o", "remount,ro", _folder.FullName));

    public void Dispose()
    {
        Run("umount", "-l", _folder.FullName);
        _folder.Delete();
    }

    private static bool Run(string program, params string[] words)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardError = true });
            process?.WaitForExit();
            return process?.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}

using System.Diagnostics;

namespace Aggregator.Server.Tests.Cli;

/// <summary>Runs the program as another process, which fetches from the newsrooms of the test process.</summary>
internal static class OutsideProgram
{
    public static Process Start(params string[] words) => Start(new Dictionary<string, string>(), words);

    /// <param name="environment">Variables in addition to those that let it fetch from this machine.</param>
    /// <param name="words">The command line.</param>
    public static Process Start(IReadOnlyDictionary<string, string> environment, params string[] words)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Aggregator.Server.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. words]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (setting, value) in Patience.Fetching)
        {
            start.Environment[setting.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        start.Environment["LC_ALL"] = "C.UTF-8";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!; // A started process is never null without shell execution.
    }
}

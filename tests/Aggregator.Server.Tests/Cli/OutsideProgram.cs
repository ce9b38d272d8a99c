using System.Diagnostics;
using Xunit;

namespace Aggregator.Server.Tests.Cli;

/// <summary>Runs the program as another process, which fetches from the newsrooms of the test process.</summary>
internal static class OutsideProgram
{
    public static Process Start(params string[] words) => Start(new Dictionary<string, string>(), words);

    /// <summary>Runs the program to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] words)
    {
        using var process = Start(words);
        return await EndAsync(process);
    }

    /// <summary>Waits for the end of the process, and reads what it says.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> EndAsync(Process process)
    {
        var token = TestContext.Current.CancellationToken;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(token), process.StandardError.ReadToEndAsync(token));
        await process.WaitForExitAsync(token);
        return (process.ExitCode, await output, await errors);
    }

    /// <param name="environment">Variables in addition to those that let it fetch from this machine.</param>
    /// <param name="words">The command line.</param>
    public static Process Start(IReadOnlyDictionary<string, string> environment, params string[] words) => Start(environment, [], words);

    /// <param name="starter">A program with its words; it starts the words that follow.</param>
    /// <param name="words">The command line.</param>
    public static Process StartBy(IReadOnlyList<string> starter, params string[] words) => Start(new Dictionary<string, string>(), starter, words);

    private static Process Start(IReadOnlyDictionary<string, string> environment, IReadOnlyList<string> starter, string[] words)
    {
        string[] line = [.. starter, "dotnet", Path.Combine(AppContext.BaseDirectory, "Aggregator.Server.dll"), .. words];
        var start = new ProcessStartInfo(line[0], line[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
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

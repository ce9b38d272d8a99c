using System.Diagnostics;
using System.Globalization;

namespace Aggregator.Benchmarks.Refresh;

/// <summary>What one run of a program cost.</summary>
/// <param name="Cpu">User and system time of the process alone, from the last look before it ended.</param>
/// <param name="PeakBytes">The largest resident set, in bytes.</param>
/// <param name="LastWords">The end of its output.</param>
internal sealed record MeasuredRun(TimeSpan Wall, TimeSpan Cpu, long PeakBytes, int ExitCode, string LastWords);

/// <summary>Runs a program and reads its cost from /proc while it runs.</summary>
internal static class MeasuredProcess
{
    private const string Peak = "VmHWM:";

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public static async Task<MeasuredRun> RunAsync(
        string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Longest);
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        var (cpu, peak) = await WatchAsync(process, limit.Token);
        var wall = clock.Elapsed;
        var words = (await output + await errors).Trim();
        return new MeasuredRun(wall, cpu, peak, process.ExitCode, words[Math.Max(0, words.Length - 400)..]);
    }

    private static async Task<(TimeSpan Cpu, long PeakBytes)> WatchAsync(Process process, CancellationToken cancellationToken)
    {
        var (cpu, peak) = (TimeSpan.Zero, 0L);
        try
        {
            var ended = process.WaitForExitAsync(cancellationToken);
            while (!ended.IsCompleted)
            {
                await Task.WhenAny(ended, Task.Delay(20, cancellationToken));
                (cpu, peak) = Read(process, cpu, peak);
            }

            await ended;
            return (cpu, peak);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static (TimeSpan Cpu, long PeakBytes) Read(Process process, TimeSpan cpu, long peak)
    {
        try
        {
            process.Refresh();
            return process.HasExited ? (cpu, peak) : (process.TotalProcessorTime, Math.Max(peak, PeakOf(process.Id)));
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception or IOException)
        {
            // The process ended between two reads.
            return (cpu, peak);
        }
    }

    // Process.PeakWorkingSet64 reads a file for every thread. Fifty times a second, this would take processor time from the
    // measured program.
    private static long PeakOf(int id) => File.ReadLines($"/proc/{id}/status").FirstOrDefault(line => line.StartsWith(Peak, StringComparison.Ordinal)) is { } line
        ? long.Parse(line.AsSpan(Peak.Length).Trim().TrimEnd(" kB"), CultureInfo.InvariantCulture) * 1024
        : 0;
}

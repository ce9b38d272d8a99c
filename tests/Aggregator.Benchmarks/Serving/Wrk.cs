using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Aggregator.Benchmarks.Serving;

/// <summary>The result of one run of wrk.</summary>
/// <param name="P99">In milliseconds.</param>
/// <param name="Errors">Answers other than 2xx and 3xx, and broken connections.</param>
internal sealed record WrkRun(double PerSecond, double P99, long Errors);

/// <summary>What to request: one address, or many addresses from a Lua expression.</summary>
/// <param name="Headers">Names and values.</param>
/// <param name="PathExpression">Lua that gives the path of each request; null for the address itself.</param>
/// <param name="TakesTags">Whether each request at a given rate sends the ETag of the last complete answer, as feed readers do,
/// because the feed changes during a round.</param>
internal sealed record WrkLoad(Uri Address, IReadOnlyList<(string Name, string Value)> Headers, string? PathExpression = null, bool TakesTags = false);

/// <summary>Runs wrk with a report of its own. Every run has a time limit.</summary>
internal static partial class Wrk
{
    public const string Program = "/usr/bin/wrk";

    private const int Connections = 32;

    private const string TakingTags = """
        function request() return wrk.format('GET') end
        function response(status, headers) if status == 200 then wrk.headers['If-None-Match'] = headers['ETag'] end end

        """;

    /// <summary>The exit code of a process that ended by a segmentation fault.</summary>
    private const int Crashed = 128 + 11;

    private const int Attempts = 3;

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);

    /// <param name="perSecond">About how many requests a second to send; null for as many as possible.</param>
    public static async Task<WrkRun> RunAsync(WrkLoad load, TimeSpan duration, double? perSecond, CancellationToken cancellationToken)
    {
        var script = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(script, Script(load, perSecond), cancellationToken);
            var seconds = string.Create(CultureInfo.InvariantCulture, $"{(int)duration.TotalSeconds}s");
            var start = new ProcessStartInfo(Program, ["-t1", $"-c{Connections}", $"-d{seconds}", "--timeout", "5s", "-s", script, load.Address.AbsoluteUri]) { RedirectStandardOutput = true };
            for (var attempt = 1; ; attempt++)
            {
                var (output, exitCode) = await RunAsync(start, duration + Grace, cancellationToken);
                if (exitCode != Crashed || attempt == Attempts)
                {
                    return Read(output, exitCode);
                }

                // wrk itself crashes now and then in a script that waits: a server closes a connection whose timer still runs.
                Console.Error.WriteLine("wrk crashed; the measurement is made again");
            }
        }
        finally
        {
            File.Delete(script);
        }
    }

    private static async Task<(string Output, int ExitCode)> RunAsync(ProcessStartInfo start, TimeSpan longest, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(longest);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("wrk did not start.");
        try
        {
            var output = await process.StandardOutput.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return (output, process.ExitCode);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    private static WrkRun Read(string output, int exitCode)
    {
        var match = Report.Match(output);
        double Number(int group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
        return match.Success
            ? new WrkRun(Number(1) / (Number(2) / 1e6), Number(3) / 1000, (long)Number(4))
            : throw new InvalidOperationException($"wrk reported nothing and ended with {exitCode}:{Environment.NewLine}{output}");
    }

    private static string Script(WrkLoad load, double? perSecond)
    {
        var headers = string.Concat(load.Headers.Select(header => $"wrk.headers[{Quoted(header.Name)}] = {Quoted(header.Value)}\n"));
        var request = load.PathExpression is { } path ? $"function request() return wrk.format('GET', {path}) end\n"
            : load.TakesTags && perSecond is not null ? TakingTags
            : "";
        // Each connection waits for a random time around the mean, so that the connections do not send at the same moments.
        var wait = perSecond is { } rate ? string.Create(CultureInfo.InvariantCulture, $"function delay() return math.random(0, {(int)(2000 * Connections / rate)}) end\n") : "";
        return headers + request + wait
            + "function done(summary, latency) local e = summary.errors io.write(string.format('REPORT %d %d %d %d', summary.requests, summary.duration, latency:percentile(99), e.status + e.connect + e.read + e.write + e.timeout)) end\n";
    }

    private static string Quoted(string text) => $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";

    [GeneratedRegex(@"REPORT (\d+) (\d+) (\d+) (\d+)")]
    private static partial Regex Report { get; }
}

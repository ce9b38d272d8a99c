using System.Globalization;

namespace Aggregator.Benchmarks.Serving;

/// <summary>A run of wrk, and the server's processor time for one answer. Other work on the machine changes this figure
/// least.</summary>
internal sealed record CostedRun(WrkRun Run, TimeSpan Cost)
{
    // USER_HZ is 100 on every Linux that .NET runs on.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    public static async Task<CostedRun> OfAsync(int process, WrkLoad load, TimeSpan duration, CancellationToken cancellationToken)
    {
        var before = Spent(process);
        var run = await Wrk.RunAsync(load, duration, null, cancellationToken);
        return new CostedRun(run, (Spent(process) - before) / Math.Max(1, run.PerSecond * duration.TotalSeconds));
    }

    /// <summary>The processor time of the process and its living children, because nginx answers in child processes.</summary>
    private static TimeSpan Spent(int process)
    {
        var children = $"/proc/{process}/task/{process}/children";
        // The children of this process are nginx and wrk, and their time must not count.
        var ids = process == Environment.ProcessId || !File.Exists(children)
            ? [process]
            : File.ReadAllText(children).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, CultureInfo.InvariantCulture)).Append(process);
        return TimeSpan.FromTicks(ids.Sum(id => Ticks(File.ReadAllText($"/proc/{id}/stat"))) * Tick.Ticks);
    }

    private static long Ticks(string stat)
    {
        // The name before these fields is in brackets and may contain spaces.
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
    }
}

using System.Globalization;

namespace Aggregator.Benchmarks.Serving;

/// <summary>A run of wrk and the processor time that the server spent on one answer: the figure that other work on the machine changes least.</summary>
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

    /// <summary>By the process and its living children: nginx answers in its workers.</summary>
    private static TimeSpan Spent(int process)
    {
        var children = $"/proc/{process}/task/{process}/children";
        // Our own children are nginx and wrk: they are not our cost.
        var ids = process == Environment.ProcessId || !File.Exists(children)
            ? [process]
            : File.ReadAllText(children).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, CultureInfo.InvariantCulture)).Append(process);
        return TimeSpan.FromTicks(ids.Sum(id => Ticks(File.ReadAllText($"/proc/{id}/stat"))) * Tick.Ticks);
    }

    private static long Ticks(string stat)
    {
        // The name before it, in brackets, may hold blanks.
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
    }
}

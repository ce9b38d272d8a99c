using System.Diagnostics;
using System.Globalization;

namespace Aggregator.Benchmarks.Grouping;

/// <summary>Adds up time on the wall and time of the processor: on a machine that others use only the second means something.</summary>
internal sealed class Watch
{
    private readonly Stopwatch _wall = new();
    private TimeSpan _processor;

    public void Time(Action work)
    {
        var before = Environment.CpuUsage.TotalTime;
        _wall.Start();
        work();
        _wall.Stop();
        _processor += Environment.CpuUsage.TotalTime - before;
    }

    public string Report(int articles) => string.Create(
        CultureInfo.InvariantCulture,
        $"{articles / _wall.Elapsed.TotalSeconds:N0} a second, {articles / _processor.TotalSeconds:N0} a processor second");
}

using System.Diagnostics;
using System.Globalization;

namespace Aggregator.Benchmarks.Grouping;

/// <summary>Adds up wall time and processor time. On a busy machine only processor time has a meaning.</summary>
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

    public async Task TimeAsync(Func<Task> work)
    {
        var before = Environment.CpuUsage.TotalTime;
        _wall.Start();
        await work();
        _wall.Stop();
        _processor += Environment.CpuUsage.TotalTime - before;
    }

    public double ProcessorSeconds => _processor.TotalSeconds;

    public string Report(int articles) => string.Create(
        CultureInfo.InvariantCulture,
        $"{articles / _wall.Elapsed.TotalSeconds:N0} a second, {articles / _processor.TotalSeconds:N0} a processor second");
}

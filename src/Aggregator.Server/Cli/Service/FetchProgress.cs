using Aggregator.Pipeline;
using Spectre.Console;

namespace Aggregator.Server.Cli.Service;

/// <summary>The progress bars of a polling round. The work of each station is what the station before has made so far.</summary>
internal static class FetchProgress
{
    /// <param name="sources">The number of sources to poll.</param>
    public static RoundProgress On(ProgressContext context, int sources)
    {
        var asked = context.AddTask("Asking sources", maxValue: Math.Max(1, sources));
        var read = context.AddTask("Reading articles", maxValue: 0);
        var placed = context.AddTask("Grouping stories", maxValue: 0);
        return new RoundProgress(
            new Bar(report =>
            {
                Count(asked, report.Taken, read, report.Made);
                Count(read, report.Articles, placed, report.Articles);
            }),
            new Bar(report => Count(read, report.Taken - report.Postponed, placed, report.Made)),
            new Bar(report => placed.Increment(report.Taken)));
    }

    private static void Count(ProgressTask station, int done, ProgressTask next, int made)
    {
        station.Increment(done);
        next.MaxValue += made;
    }

    /// <summary>Reports at once and on the worker's own thread; the framework's <see cref="Progress{T}"/> may report after the
    /// end.</summary>
    private sealed class Bar(Action<StationReport> tell) : IProgress<StationReport>
    {
        private readonly Lock _turn = new();

        public void Report(StationReport value)
        {
            lock (_turn)
            {
                tell(value);
            }
        }
    }
}

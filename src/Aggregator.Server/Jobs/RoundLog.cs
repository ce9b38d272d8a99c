using Aggregator.Pipeline;
using Aggregator.Server.Cli;

namespace Aggregator.Server.Jobs;

/// <summary>Sums up what the stations did, in one line a round. A round ends when no station finds work, or after a
/// minute.</summary>
internal sealed partial class RoundLog(TimeProvider clock, ILoggerFactory loggers)
{
    private readonly ILogger _logger = loggers.CreateLogger("Round");

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly Lock _turn = new();
    private readonly Dictionary<Station, StationReport> _done = [];
    private readonly HashSet<Station> _idle = [];
    private DateTimeOffset _begun;

    /// <summary>Called after every run of a station.</summary>
    public void Note(Station station, StationReport report)
    {
        lock (_turn)
        {
            if (report.Taken > 0)
            {
                _begun = _done.Count == 0 ? clock.GetUtcNow() : _begun;
                _done[station] = _done.GetValueOrDefault(station, StationReport.Nothing).Add(report);
                _idle.Clear();
            }
            else
            {
                _idle.Add(station);
            }

            if (_done.Count > 0 && (_idle.Count == Enum.GetValues<Station>().Length || clock.GetUtcNow() - _begun >= Longest))
            {
                LogRound(_logger, Sentence());
                _done.Clear();
            }
        }
    }

    private string Sentence()
    {
        var (asked, read, placed) = (Of(Station.FeedRefresh), Of(Station.PageScrape), Of(Station.StoryGrouping));
        return string.Join(", ", new[]
        {
            Part(asked.Taken, $"asked {Quantity.Of(asked.Taken, "source")}"),
            Part(asked.Failed, $"{asked.Failed} failed"),
            Part(asked.Made, Quantity.Of(asked.Made, "new entry", "new entries")),
            Part(asked.Articles + read.Made, Quantity.Of(asked.Articles + read.Made, "article")),
            Part(read.Postponed, $"{read.Postponed} to be tried again"),
            Part(read.Failed, $"{read.Failed} given up"),
            Part(placed.Taken, $"{placed.Taken} placed in stories"),
        }.OfType<string>());
    }

    private StationReport Of(Station station) => _done.GetValueOrDefault(station, StationReport.Nothing);

    private static string? Part(int count, string words) => count == 0 ? null : words;

    [LoggerMessage(LogLevel.Information, "{Round}")]
    private static partial void LogRound(ILogger logger, string round);
}

/// <summary>The stations whose work is summed up.</summary>
internal enum Station
{
    FeedRefresh,
    PageScrape,
    StoryGrouping,
}

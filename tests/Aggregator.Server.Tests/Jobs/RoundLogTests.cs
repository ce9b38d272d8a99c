using Aggregator.Pipeline;
using Aggregator.Server.Jobs;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Aggregator.Server.Tests.Jobs;

public sealed class RoundLogTests : IDisposable
{
    private readonly List<string> _lines = [];
    private readonly FakeTimeProvider _clock = new();
    private readonly LoggerFactory _loggers;
    private readonly RoundLog _round;

    public RoundLogTests()
    {
        _loggers = new LoggerFactory([new Listener(_lines)]);
        _round = new RoundLog(_clock, _loggers);
    }

    [Fact]
    public void A_round_is_one_line_when_no_station_finds_more_work()
    {
        _round.Note(Station.FeedRefresh, new StationReport(10, 71, 0, 1) { Articles = 30 });
        _round.Note(Station.PageScrape, new StationReport(41, 40, 1, 0));
        Idle(Station.FeedRefresh, Station.PageScrape);
        _round.Note(Station.StoryGrouping, new StationReport(70, 70, 0, 0));
        Assert.Empty(_lines);
        Idle(Station.FeedRefresh, Station.PageScrape, Station.StoryGrouping);
        Idle(Station.FeedRefresh, Station.PageScrape, Station.StoryGrouping);
        Assert.Equal(["asked 10 sources, 1 failed, 71 new entries, 70 articles, 1 to be tried again, 70 placed in stories"], _lines);
    }

    [Fact]
    public void A_figure_of_nothing_is_left_out()
    {
        _round.Note(Station.FeedRefresh, new StationReport(1, 0, 0, 0));
        Idle(Station.FeedRefresh, Station.PageScrape, Station.StoryGrouping);
        Assert.Equal(["asked 1 source"], _lines);
    }

    [Fact]
    public void A_busy_service_says_something_every_minute()
    {
        for (var second = 0; second < 150; second++)
        {
            _round.Note(Station.FeedRefresh, new StationReport(1, 2, 0, 0));
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(["asked 61 sources, 122 new entries", "asked 61 sources, 122 new entries"], _lines);
    }

    public void Dispose() => _loggers.Dispose();

    private void Idle(params IReadOnlyList<Station> stations)
    {
        foreach (var station in stations)
        {
            _round.Note(station, StationReport.Nothing);
        }
    }

    private sealed class Listener(List<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Add(formatter(state, exception));

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void Dispose()
        {
        }
    }
}

using Aggregator.Fetching;
using Aggregator.Fetching.Politeness;
using Xunit;

namespace Aggregator.Tests.Fetching.Politeness;

public sealed class PollingScheduleTests
{
    private static readonly PollingBounds Bounds = new(TimeSpan.FromMinutes(10), TimeSpan.FromHours(24));

    [Theory]
    [InlineData(20, 20, 90)]
    [InlineData(0, 0, 90)]
    [InlineData(20, 18, 90)]
    [InlineData(20, 14, 90)]
    [InlineData(20, 10, 60)]
    [InlineData(20, 7, 60)]
    [InlineData(20, 6, 30)]
    [InlineData(20, 0, 30)]
    public void The_interval_keeps_the_overlap_between_a_third_and_two_thirds(int entries, int known, double minutes) =>
        Assert.Equal(minutes, PollingSchedule.NextInterval(TimeSpan.FromHours(1), [new PollResult(entries, known)], Bounds, null).TotalMinutes, 3);

    [Fact]
    public void A_feed_with_half_new_entries_keeps_a_steady_interval()
    {
        // The feed has twenty entries and four new ones an hour, so an interval of 2.5 hours brings ten.
        var interval = PollingSchedule.Initial;
        for (var poll = 0; poll < 30; poll++)
        {
            var fresh = Math.Min(20, (int)Math.Round(interval.TotalHours * 4));
            interval = PollingSchedule.NextInterval(interval, [new PollResult(20, 20 - fresh)], Bounds, null);
        }

        Assert.InRange(interval.TotalHours, 20 / 3.0 / 4, 40 / 3.0 / 4);
    }

    [Fact]
    public void The_limits_and_the_publishers_shortest_interval_are_kept()
    {
        Assert.Equal(Bounds.Min, PollingSchedule.NextInterval(Bounds.Min, [new PollResult(9, 0)], Bounds, null));
        Assert.Equal(Bounds.Max, PollingSchedule.NextInterval(Bounds.Max, [new PollResult(9, 9)], Bounds, null));
        Assert.Equal(TimeSpan.FromHours(2), PollingSchedule.NextInterval(null, [], Bounds, TimeSpan.FromHours(2)));
        Assert.Equal(Bounds.Max, PollingSchedule.NextInterval(null, [], Bounds, TimeSpan.FromDays(365)));
        Assert.Equal(PollingSchedule.Initial, PollingSchedule.NextInterval(null, [], Bounds, TimeSpan.FromMinutes(1)));
    }

    [Theory]
    [InlineData(FetchFailure.TimedOut, 1, 10)]
    [InlineData(FetchFailure.ServerError, 3, 40)]
    [InlineData(FetchFailure.Unreachable, 1_000_000, 1440)]
    [InlineData(FetchFailure.Blocked, 1, 60)]
    [InlineData(FetchFailure.NotFound, 2, 120)]
    [InlineData(FetchFailure.Gone, 1, 1440)]
    [InlineData(FetchFailure.Offline, 50, 10)]
    public void Failures_back_off_by_their_class_and_never_for_ever(FetchFailure failure, int times, double minutes) =>
        Assert.Equal(minutes, PollingSchedule.BackOff(failure, times, Bounds).TotalMinutes);

    [Fact]
    public void Jitter_is_small_repeatable_and_different_for_each_source_and_round()
    {
        var waits = Enumerable.Range(0, 500)
            .SelectMany(number => new[] { ($"source-{number}", 1L), ($"source-{number}", 2L) })
            .Select(pair => PollingSchedule.Jitter(TimeSpan.FromHours(1), pair.Item1, pair.Item2).TotalMinutes)
            .ToList();
        Assert.All(waits, minutes => Assert.InRange(minutes, 54, 66));
        Assert.True(waits.Distinct().Count() > 990);
        Assert.InRange(waits.Average(), 59.5, 60.5);
        Assert.Equal(waits[0], PollingSchedule.Jitter(TimeSpan.FromHours(1), "source-0", 1).TotalMinutes);
    }
}

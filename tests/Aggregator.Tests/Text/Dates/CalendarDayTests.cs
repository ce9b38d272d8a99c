using System.Text.Json;
using Aggregator.Text.Dates;
using Xunit;

namespace Aggregator.Tests.Text.Dates;

public sealed class CalendarDayTests
{
    private static readonly DateTimeOffset Day = CalendarDay.Of(new DateOnly(2026, 3, 14));

    [Fact]
    public void A_day_stays_a_day_in_JSON_and_is_not_moved_by_the_correction_of_a_clock()
    {
        Assert.Equal(Day, JsonSerializer.Deserialize<DateTimeOffset>(JsonSerializer.Serialize(Day)));
        Assert.Equal(Day, CalendarDay.Corrected(Day, TimeSpan.FromHours(-3)));
        Assert.Null(CalendarDay.Of(new DateTimeOffset(2026, 3, 14, 0, 0, 0, TimeSpan.Zero)));
    }

    [Theory]
    [InlineData("2026-03-14T09:30:00Z", true)]
    [InlineData("2026-03-13T22:30:00Z", true)]
    [InlineData("2026-03-15T01:00:00+03:00", true)]
    [InlineData("2026-02-01T09:30:00Z", false)]
    public void A_time_within_a_day_of_it_is_more_precise_than_the_day(string other, bool isTaken)
    {
        var time = DateTimeOffset.Parse(other, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(isTaken ? time : Day, CalendarDay.MorePrecise(Day, time));
        Assert.Equal(time, CalendarDay.MorePrecise(time, Day));
        Assert.Equal(time, CalendarDay.MorePrecise(null, time));
    }
}

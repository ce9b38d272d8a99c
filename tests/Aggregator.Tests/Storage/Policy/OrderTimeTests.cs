using Aggregator.Storage.Policy.Entries;
using Aggregator.Text.Dates;
using Xunit;

namespace Aggregator.Tests.Storage.Policy;

public sealed class OrderTimeTests
{
    private static readonly DateTimeOffset Arrival = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(14, "2026-03-14T12:00:00.000Z")] // Today: after all that came before it.
    [InlineData(13, "2026-03-13T23:59:59.999Z")] // Earlier: after all articles of that day.
    [InlineData(1, "2026-03-01T23:59:59.999Z")]
    [InlineData(15, "2026-03-14T12:00:00.000Z")] // Not yet: never believed.
    public void A_day_never_orders_an_article_before_the_others_of_that_day(int day, string expected) =>
        Assert.Equal(expected, OrderTime.Of(Arrival, CalendarDay.Of(new DateOnly(2026, 3, day))).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void A_true_midnight_is_an_instant() =>
        Assert.Equal(Arrival.AddHours(-12), OrderTime.Of(Arrival, Arrival.AddHours(-12)));
}

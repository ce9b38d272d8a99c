using Aggregator.Text.Dates;

namespace Aggregator.Storage.Policy.Entries;

/// <summary>The instant by which articles are ordered. Publishers' dates are shown, but not trusted for the order (house.md §2,
/// invariant 6).</summary>
internal static class OrderTime
{
    // No Arabic newspaper was on the web before 1995. Earlier dates, like 1970, are errors.
    private static readonly DateTimeOffset FirstPlausible = new(1995, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <returns>The time of arrival, or the publisher's time when it is plausible and earlier. So a date in the future does not
    /// put an article above articles that arrived with it.</returns>
    public static DateTimeOffset Of(DateTimeOffset arrival, DateTimeOffset? published) =>
        published is { } stated && stated >= FirstPlausible && stated < arrival ? Earliest(arrival, CalendarDay.Of(stated) is { } day ? EndOf(day) : stated.ToUniversalTime()) : arrival;

    // A date without a time of day must not place an article before the other articles of that day.
    private static DateTimeOffset EndOf(DateOnly day) => new(day.AddDays(1).ToDateTime(TimeOnly.MinValue) - TimeSpan.FromMilliseconds(1), TimeSpan.Zero);

    private static DateTimeOffset Earliest(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}

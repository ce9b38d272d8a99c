namespace Aggregator.Text.Dates;

/// <summary>A date without a time of day («14 مارس 2026») names a day and no instant. Where dates are kept as instants, such a day is kept
/// as one tick after midnight UTC. No publisher writes ten millionths of a second, so a day and a true midnight stay apart.</summary>
public static class CalendarDay
{
    private static readonly TimeSpan Mark = TimeSpan.FromTicks(1);

    public static DateTimeOffset Of(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue) + Mark, TimeSpan.Zero);

    /// <returns>The day that the date names; null when the date has a time of day.</returns>
    public static DateOnly? Of(DateTimeOffset date) =>
        date.Offset == TimeSpan.Zero && date.TimeOfDay == Mark ? DateOnly.FromDateTime(date.DateTime) : null;

    public static bool IsDay(DateTimeOffset date) => Of(date) is not null;

    /// <summary>Puts right a publisher's clock that is always wrong by the same time. A day is not moved by a clock.</summary>
    public static DateTimeOffset Corrected(DateTimeOffset date, TimeSpan correction) => IsDay(date) ? date : date + correction;

    /// <returns>The first date; or the second, when the first is a day and the second names a time within a day of it.</returns>
    public static DateTimeOffset? MorePrecise(DateTimeOffset? date, DateTimeOffset? other) =>
        date is { } first && other is { } second && Of(first) is { } day && !IsDay(second)
        && Math.Abs(DateOnly.FromDateTime(second.DateTime).DayNumber - day.DayNumber) <= 1
            ? second
            : date ?? other;
}

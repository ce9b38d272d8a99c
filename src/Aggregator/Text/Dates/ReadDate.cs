namespace Aggregator.Text.Dates;

/// <summary>A date as written: the local time and, where the text gives it, the distance from UTC.</summary>
/// <param name="Local">The local time; its Kind is unspecified.</param>
/// <param name="Offset">Null when the text names no offset.</param>
/// <param name="Zone">A named zone, whose offset depends on the date; null when the text names none.</param>
internal readonly record struct ReadDate(DateTime Local, TimeSpan? Offset, TimeZoneInfo? Zone = null)
{
    /// <summary>Whether the text names no time of day; <see cref="Local"/> is then midnight.</summary>
    public bool IsDay { get; init; }

    private static readonly TimeSpan MaxOffset = TimeSpan.FromHours(15);

    /// <returns>Null when the numbers do not form a date and a time of that day.</returns>
    public static ReadDate? Create(int year, int month, int day, Clock clock, TimeSpan? offset, TimeZoneInfo? zone = null)
    {
        if (year is < 1900 or > 2200 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || offset > MaxOffset || offset < -MaxOffset)
        {
            return null;
        }

        return new ReadDate(new DateTime(year, month, day) + clock.SinceMidnight, offset, zone);
    }

    public DateTimeOffset ToUtc(TimeZoneInfo? defaultZone)
    {
        if (IsDay)
        {
            return CalendarDay.Of(DateOnly.FromDateTime(Local));
        }

        var offset = Offset ?? (Zone ?? defaultZone)?.GetUtcOffset(Local) ?? TimeSpan.Zero;
        return new DateTimeOffset(DateTime.SpecifyKind(Local - offset, DateTimeKind.Utc));
    }
}

/// <summary>A time of day. 24:05 and a leap second count into the next day or minute.</summary>
internal readonly record struct Clock(int Hour, int Minute, int Second, int Ticks = 0)
{
    public bool IsValid => Hour is >= 0 and <= 24 && Minute is >= 0 and <= 59 && Second is >= 0 and <= 60;

    public TimeSpan SinceMidnight => new TimeSpan(Hour, Minute, Second) + TimeSpan.FromTicks(Ticks);
}

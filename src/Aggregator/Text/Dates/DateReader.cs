namespace Aggregator.Text.Dates;

/// <summary>Reads all forms of dates that occur in feeds and pages. The result does not depend on the culture of
/// the host.</summary>
public static class DateReader
{
    private const int MaxCharacters = 400;

    /// <param name="text">A date as a publisher wrote it.</param>
    /// <param name="now">The time from which relative forms («منذ ساعتين») count; null refuses relative forms.</param>
    /// <param name="zone">The zone of dates without an offset; null means UTC.</param>
    /// <returns>The time in UTC; a <see cref="CalendarDay"/> when the text names no time of day; null when the text is not a date. The current time is never used in place of a missing
    /// date.</returns>
    public static DateTimeOffset? Read(string? text, DateTimeOffset? now = null, TimeZoneInfo? zone = null) =>
        Read(text.AsSpan(), now, zone);

    /// <inheritdoc cref="Read(string?, DateTimeOffset?, TimeZoneInfo?)"/>
    public static DateTimeOffset? Read(ReadOnlySpan<char> text, DateTimeOffset? now = null, TimeZoneInfo? zone = null)
    {
        text = text.Trim();
        if (text.IsEmpty || text.Length > MaxCharacters)
        {
            return null;
        }

        var read = StandardDate.Read(text);
        if (read is null)
        {
            var tokens = DateTokens.Of(text);
            read = WrittenDate.Read(tokens) ?? (now is { } present ? RelativeDate.Read(tokens, present, zone) : null);
        }

        return read is { } date ? date.ToUtc(zone) : null;
    }
}

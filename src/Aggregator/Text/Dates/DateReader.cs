namespace Aggregator.Text.Dates;

/// <summary>Reads the dates of feeds and pages in every form that occurs (arabic.md §4), on any host culture.</summary>
public static class DateReader
{
    private const int MaxCharacters = 400;

    /// <param name="text">A date as a publisher wrote it.</param>
    /// <param name="now">For relative forms («منذ ساعتين»); null refuses them.</param>
    /// <param name="zone">For dates without an offset; null means UTC.</param>
    /// <returns>UTC; null when the text is not a date. Never the current time by default.</returns>
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

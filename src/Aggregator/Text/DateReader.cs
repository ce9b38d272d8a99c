namespace Aggregator.Text;

/// <summary>Reads the dates of feeds and pages in every form that occurs (arabic.md §4), on any host culture.</summary>
public static class DateReader
{
    /// <param name="text">A date as a publisher wrote it.</param>
    /// <param name="now">For relative forms («منذ ساعتين»); null refuses them.</param>
    /// <param name="zone">For dates without an offset; null means UTC.</param>
    /// <returns>UTC; null when the text is not a date. Never the current time by default.</returns>
    public static DateTimeOffset? Read(string? text, DateTimeOffset? now = null, TimeZoneInfo? zone = null)
    {
        _ = (text, now, zone);
        return null;
    }
}

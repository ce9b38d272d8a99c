using System.Globalization;

namespace Aggregator.Text.Dates;

/// <summary>Days of the Umm al-Qura calendar.</summary>
internal static class HijriDay
{
    private static readonly UmAlQuraCalendar Calendar = new();

    /// <summary>«18 محرم 1446».</summary>
    public static (int Year, int Month, int Day)? Named(IReadOnlyList<DateToken> tokens, bool[] taken)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (taken[i] || tokens[i].Kind != DateTokenKind.Word)
            {
                continue;
            }

            var month = MonthNames.Hijra(tokens, i, out var length);
            if (month > 0 && WrittenDate.AroundMonth(tokens, taken, i, length) is var (year, day))
            {
                return ToGregorian(year, month, day);
            }
        }

        return null;
    }

    /// <returns>Null for years that the calendar does not cover (it covers 1318–1500).</returns>
    public static (int Year, int Month, int Day)? ToGregorian(int year, int month, int day)
    {
        if (year is < 1318 or > 1500 || month is < 1 or > 12 || day < 1 || day > 30)
        {
            return null;
        }

        // A month that began by the sighting of the moon may have a thirtieth day that the table lacks.
        var known = Math.Min(day, Calendar.GetDaysInMonth(year, month));
        var date = Calendar.ToDateTime(year, month, known, 0, 0, 0, 0).AddDays(day - known);
        return (date.Year, date.Month, date.Day);
    }
}

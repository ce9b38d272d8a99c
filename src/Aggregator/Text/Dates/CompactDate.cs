using System.Globalization;

namespace Aggregator.Text.Dates;

/// <summary>Dates written as one number: years, ISO 8601 without separators, seconds since 1970.</summary>
internal static class CompactDate
{
    public static ReadDate? Read(string digits)
    {
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        return digits.Length switch
        {
            4 => Day((int)number, 101),
            5 => Ordinal(NumericDay.TwoDigitYear((int)(number / 1000)), (int)(number % 1000)),
            6 => Day(NumericDay.TwoDigitYear((int)(number / 10000)), (int)number),
            7 => Ordinal((int)(number / 1000), (int)(number % 1000)),
            8 => Day((int)(number / 10000), (int)number),
            9 or 10 => Epoch(number),
            12 => Time((int)(number / 100_000_000), (int)(number / 10000 % 10000), (int)(number % 10000) * 100),
            13 => Epoch(number / 1000),
            14 => Time((int)(number / 10_000_000_000), (int)(number / 1_000_000 % 10000), (int)(number % 1_000_000)),
            _ => null,
        };
    }

    /// <summary>"20031231T101455Z", also with an offset.</summary>
    public static ReadDate? ReadBasic(IReadOnlyList<DateToken> tokens)
    {
        var time = tokens[2];
        if (!time.IsNumber || time.Text.Length is not (4 or 6))
        {
            return null;
        }

        var value = time.Text.Length == 4 ? time.Value * 100 : time.Value;
        var offset = tokens switch
        {
            [_, _, _, { Text: "z" }, ..] => TimeSpan.Zero,
            [_, _, _, { Text: "+" or "-" } sign, { IsNumber: true, Text.Length: 4 } digits, ..] =>
                new TimeSpan(digits.Value / 100, digits.Value % 100, 0) * (sign.Text == "-" ? -1 : 1),
            _ => (TimeSpan?)null,
        };
        var date = tokens[0].Value;
        return Time(date / 10000, date % 10000, value) is { } read ? read with { Offset = offset } : null;
    }

    private static ReadDate? Day(int year, int number) =>
        ReadDate.Create(year, number / 100 % 100, number % 100, default, null) is { } day ? day with { IsDay = true } : null;

    private static ReadDate? Time(int year, int monthAndDay, int time)
    {
        var clock = new Clock(time / 10000, time / 100 % 100, time % 100);
        return clock.IsValid ? ReadDate.Create(year, monthAndDay / 100, monthAndDay % 100, clock, null) : null;
    }

    public static ReadDate? Ordinal(int year, int day) =>
        year is >= 1900 and <= 2200 && day >= 1 && day <= (DateTime.IsLeapYear(year) ? 366 : 365)
            ? new ReadDate(new DateTime(year, 1, 1).AddDays(day - 1), null) { IsDay = true }
            : null;

    private static ReadDate? Epoch(long seconds) =>
        seconds is >= 100_000_000 and < 7_000_000_000 ? new ReadDate(DateTime.UnixEpoch.AddSeconds(seconds), TimeSpan.Zero) : null;
}

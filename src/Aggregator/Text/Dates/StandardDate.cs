using System.Globalization;

namespace Aggregator.Text.Dates;

/// <summary>Reads RFC 3339 and RFC 822, the two forms that nearly every feed writes, without allocating.</summary>
internal static class StandardDate
{
    /// <returns>Null when the text differs from these forms in any way; the general reader is then tried.</returns>
    public static ReadDate? Read(ReadOnlySpan<char> text) =>
        text.Length >= 19 && text[4] == '-' ? Rfc3339(text) : text.Length is >= 25 and <= 31 && text[3] == ',' ? Rfc822(text) : null;

    private static ReadDate? Rfc3339(ReadOnlySpan<char> text)
    {
        if (text[7] != '-' || (text[10] | 0x20) is not ('t' or ' ')
            || !Number(text[..4], out var year) || !Number(text.Slice(5, 2), out var month) || !Number(text.Slice(8, 2), out var day)
            || !Time(text.Slice(11, 8), out var clock))
        {
            return null;
        }

        var rest = text[19..];
        if (rest is ['.', _, ..])
        {
            var digits = rest[1..].IndexOfAnyExceptInRange('0', '9');
            rest = digits < 0 ? [] : rest[(1 + digits)..];
        }

        return rest.IsEmpty ? ReadDate.Create(year, month, day, clock, null)
            : Offset(rest) is { } offset ? ReadDate.Create(year, month, day, clock, offset) : null;
    }

    private static ReadDate? Rfc822(ReadOnlySpan<char> text)
    {
        // "Thu, 01 Jan 2004 19:48:21 GMT"; the day has one digit or two.
        var rest = text[5..];
        var space = rest.IndexOf(' ');
        if (text[4] != ' ' || space is not (1 or 2) || rest.Length < space + 19 || !Number(rest[..space], out var day))
        {
            return null;
        }

        rest = rest[(space + 1)..];
        var month = EnglishMonth(rest[..3]);
        if (month == 0 || rest[3] != ' ' || rest[8] != ' ' || !Number(rest.Slice(4, 4), out var year) || !Time(rest.Slice(9, 8), out var clock)
            || rest[17] != ' ')
        {
            return null;
        }

        return Offset(rest[18..]) is { } offset ? ReadDate.Create(year, month, day, clock, offset) : null;
    }

    private static bool Time(ReadOnlySpan<char> text, out Clock clock)
    {
        clock = default;
        if (text[2] != ':' || text[5] != ':'
            || !Number(text[..2], out var hour) || !Number(text.Slice(3, 2), out var minute) || !Number(text.Slice(6, 2), out var second))
        {
            return false;
        }

        clock = new Clock(hour, minute, second);
        return clock.IsValid;
    }

    private static TimeSpan? Offset(ReadOnlySpan<char> text)
    {
        if (text is "Z" or "z" or "GMT" or "UTC")
        {
            return TimeSpan.Zero;
        }

        var digits = text.Length is 5 or 6 && text[0] is '+' or '-' ? text[1..] : [];
        if (digits.Length == 5 && digits[2] != ':')
        {
            return null;
        }

        if (digits.IsEmpty || !Number(digits[..2], out var hours) || !Number(digits[^2..], out var minutes) || minutes > 59)
        {
            return null;
        }

        var span = new TimeSpan(hours, minutes, 0);
        return text[0] == '-' ? -span : span;
    }

    private static int EnglishMonth(ReadOnlySpan<char> name)
    {
        const string Months = "JanFebMarAprMayJunJulAugSepOctNovDec";
        var at = Months.AsSpan().IndexOf(name, StringComparison.Ordinal);
        return at >= 0 && at % 3 == 0 ? (at / 3) + 1 : 0;
    }

    private static bool Number(ReadOnlySpan<char> digits, out int number)
    {
        number = 0;
        return !digits.ContainsAnyExceptInRange('0', '9')
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}

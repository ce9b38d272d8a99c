namespace Aggregator.Text.Dates;

/// <summary>Reads a day written in numbers only.</summary>
internal static class NumericDay
{
    private const int PivotYear = 70;

    public static int TwoDigitYear(int year) => year < PivotYear ? 2000 + year : 1900 + year;

    public static (int Year, int Month, int Day)? Read(DateTokens date, bool[] taken, bool hasTime)
    {
        var tokens = date.All;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (taken[i] || !tokens[i].IsNumber)
            {
                continue;
            }

            if (Next(tokens, taken, i, out var sign) is { } second && Next(tokens, taken, second, out _) is { } third)
            {
                return Triple(date, tokens[i], tokens[second], tokens[third], sign);
            }

            return Pair(tokens, taken, i, hasTime) ?? (tokens[i].Text.Length == 8 ? Day(CompactDate.Read(tokens[i].Text)) : null);
        }

        return null;
    }

    /// <summary>"2003-12", "2003-335".</summary>
    private static (int Year, int Month, int Day)? Pair(IReadOnlyList<DateToken> tokens, bool[] taken, int at, bool hasTime)
    {
        if (tokens[at].Text.Length != 4 || Next(tokens, taken, at, out var sign) is not { } second || sign != '-')
        {
            return null;
        }

        return tokens[second].Text.Length switch
        {
            3 => Day(CompactDate.Ordinal(tokens[at].Value, tokens[second].Value)),
            <= 2 when !hasTime => (tokens[at].Value, tokens[second].Value, 1),
            _ => null,
        };
    }

    private static (int Year, int Month, int Day)? Day(ReadDate? read) =>
        read is { } day ? (day.Local.Year, day.Local.Month, day.Local.Day) : null;

    /// <summary>The next number, when at most one sign or one Korean, Chinese or Japanese counter stands before it.</summary>
    private static int? Next(IReadOnlyList<DateToken> tokens, bool[] taken, int at, out char sign)
    {
        sign = ' ';
        for (var i = at + 1; i < tokens.Count && i <= at + 3; i++)
        {
            if (taken[i])
            {
                continue;
            }

            if (tokens[i].IsNumber)
            {
                return i;
            }

            if (tokens[i].Kind == DateTokenKind.Sign && tokens[i].Text[0] is '-' or '/' or '.' or ',' or '\\')
            {
                sign = tokens[i].Text[0];
            }
            else if (tokens[i].Text is not ("年" or "月") && tokens[i].Text[0] is not (>= '\u1100' and <= '\u11FF'))
            {
                return null;
            }
        }

        return null;
    }

    private static (int Year, int Month, int Day)? Triple(DateTokens date, DateToken a, DateToken b, DateToken c, char sign)
    {
        if (a.Text.Length == 4)
        {
            return Ordered(date, a.Value, b.Value, c.Value);
        }

        if (a.Text.Length > 2 || b.Text.Length > 2)
        {
            return null;
        }

        if (c.Text.Length == 4)
        {
            return DayFirst(date, a.Value, b.Value, c.Value, sign);
        }

        if (c.Text.Length > 2)
        {
            return null;
        }

        // ISO 8601 with a year of two digits has hyphens: "03-12-31".
        return sign == '-' && b.Value <= 12 && c.Value is >= 1 and <= 31
            ? (TwoDigitYear(a.Value), b.Value, c.Value)
            : DayFirst(date, a.Value, b.Value, TwoDigitYear(c.Value), sign);
    }

    private static (int Year, int Month, int Day)? DayFirst(DateTokens date, int a, int b, int year, char sign)
    {
        // Americans write the month first, and write AM or PM. Arabic writers do not put the month first.
        var isAmerican = sign == '/' && !date.IsArabic && date.All.Any(token => token.Text is "am" or "pm");
        return b > 12 || (isAmerican && a <= 12) ? Ordered(date, year, a, b) : Ordered(date, year, b, a);
    }

    private static (int Year, int Month, int Day)? Ordered(DateTokens date, int year, int month, int day)
    {
        if (month > 12 && day <= 12)
        {
            (month, day) = (day, month);
        }

        // A Hijri year needs Arabic letters in the date. The same number alone, or with Persian digits, may be a Jalali year.
        return year is >= 1318 and <= 1500
            ? date.IsArabic && !date.IsPersian ? HijriDay.ToGregorian(year, month, day) : null
            : (year, month, day);
    }
}

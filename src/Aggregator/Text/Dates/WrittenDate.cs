namespace Aggregator.Text.Dates;

/// <summary>Reads dates as people and imprecise programs write them.</summary>
internal static class WrittenDate
{
    public static ReadDate? Read(DateTokens date)
    {
        var tokens = date.All;
        if (tokens is [{ IsNumber: true } lone])
        {
            return CompactDate.Read(lone.Text);
        }

        // "/Date(1704794400000)/": the form of Microsoft's older JSON serializer.
        if (tokens.Count >= 4 && tokens[1].IsWord("date") && tokens[2].IsSign('(') && tokens[3].Text.Length == 13)
        {
            return CompactDate.Read(tokens[3].Text);
        }

        // "20031231T101455Z": the basic form of ISO 8601, which has no colons.
        if (tokens.Count >= 3 && tokens[0].Text.Length == 8 && tokens[0].IsNumber && tokens[1].IsWord("t") && tokens[2].Text.Length >= 4)
        {
            return CompactDate.ReadBasic(tokens);
        }

        var taken = new bool[tokens.Count];
        var clock = new ClockReader(tokens, taken);
        if (!clock.TryRead())
        {
            return null;
        }

        var day = NamedMonth(tokens, taken) ?? HijriDay.Named(tokens, taken) ?? NumericDay.Read(date, taken, clock.At >= 0);
        return day is var (year, month, number)
            ? ReadDate.Create(year, month, number, clock.Clock, clock.Offset, clock.Zone) is { } read ? read with { IsDay = clock.At < 0 } : null
            : null;
    }

    /// <summary>"5 January 2024", "January 5, 2024", "2024-Jan-05", «24 نيسان / أبريل 2020».</summary>
    private static (int Year, int Month, int Day)? NamedMonth(IReadOnlyList<DateToken> tokens, bool[] taken)
    {
        (int Year, int Month, int Day)? found = null;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (taken[i] || tokens[i].Kind != DateTokenKind.Word)
            {
                continue;
            }

            var month = MonthNames.Gregory(tokens, i, out var length);
            if (month == 0 || AroundMonth(tokens, taken, i, length) is not var (year, day))
            {
                continue;
            }

            // "mar., 01 déc. 2020": a weekday may look like a month. The real month has its day before it.
            if (i > 0 && tokens.Take(i).Any(token => token.IsNumber))
            {
                return (year, month, day);
            }

            found ??= (year, month, day);
        }

        return found;
    }

    /// <returns>The day before or after the name, and the year; null when one of the two is missing.</returns>
    internal static (int Year, int Day)? AroundMonth(IReadOnlyList<DateToken> tokens, bool[] taken, int at, int length)
    {
        // A second month name («نيسان / أبريل») stands between the first one and the year, so the search goes on past words.
        var before = Neighbour(tokens, taken, at, -1);
        var after = Neighbour(tokens, taken, at + length - 1, 1);
        var second = after < 0 ? -1 : Neighbour(tokens, taken, after, 1);
        if (before >= 0 && IsDay(tokens[before]) && after >= 0 && Year(tokens[after]) is { } yearAfter)
        {
            return (yearAfter, tokens[before].Value);
        }

        if (before >= 0 && tokens[before].Text.Length == 4 && after >= 0 && IsDay(tokens[after]))
        {
            return (tokens[before].Value, tokens[after].Value);
        }

        if (after >= 0 && IsDay(tokens[after]) && second >= 0 && Year(tokens[second]) is { } yearLast)
        {
            return (yearLast, tokens[after].Value);
        }

        // "March 2020" is read as 1 March, as ISO 8601's "2020-03" is.
        var isBare = before < 0 && after >= 0 && second < 0 && tokens[after].Text.Length == 4 && !taken.Contains(true) && !tokens.Take(at).Any(token => token.Kind == DateTokenKind.Word);
        return isBare ? (tokens[after].Value, 1) : null;
    }

    private static int Neighbour(IReadOnlyList<DateToken> tokens, bool[] taken, int from, int step)
    {
        var unknownWords = 0;
        for (var i = from + step; i >= 0 && i < tokens.Count; i += step)
        {
            if (taken[i])
            {
                continue;
            }

            if (tokens[i].IsNumber)
            {
                return i;
            }

            // "16 zzz 2012", "Dec zz 2012": an unknown name stands where a number should stand.
            unknownWords += tokens[i].Kind == DateTokenKind.Word && !IsFiller(tokens[i].Text) ? 1 : 0;
            if (unknownWords > 1)
            {
                return -1;
            }
        }

        return -1;
    }

    private static bool IsFiller(string word) =>
        word is "st" or "nd" or "rd" or "th" or "er" or "de" or "of" or "من" or "شهر" or "عام" or "سنه" or "لعام" or "م" or "ه" or "في" or "at" or "day" or "ember";

    private static bool IsDay(DateToken token) => token.Text.Length <= 2 && token.Value is >= 1 and <= 31;

    internal static int? Year(DateToken token) => token.Text.Length switch
    {
        4 => token.Value,
        2 => NumericDay.TwoDigitYear(token.Value),
        _ => null,
    };
}

namespace Aggregator.Text.Dates;

/// <summary>Reads «منذ ساعتين», «أمس 10:30», "3 hours ago".</summary>
internal static class RelativeDate
{
    public static ReadDate? Read(DateTokens date, DateTimeOffset now, TimeZoneInfo? zone)
    {
        var tokens = date.All;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (DaysBack(tokens[i].Text) is { } days)
            {
                return OnDay(tokens, now, zone, days);
            }
        }

        if (tokens.Any(token => token.Text is "الان" or "لحظات"))
        {
            return new ReadDate(now.UtcDateTime, TimeSpan.Zero);
        }

        return tokens.Any(token => token.Text is "منذ" or "قبل" or "ago" or "il") && Elapsed(tokens) is { } elapsed
            ? new ReadDate(now.UtcDateTime - elapsed, TimeSpan.Zero)
            : null;
    }

    private static int? DaysBack(string word) => word switch
    {
        "اليوم" or "today" => 0,
        "امس" or "البارحه" or "yesterday" or "hier" => 1,
        _ => null,
    };

    private static ReadDate? OnDay(IReadOnlyList<DateToken> tokens, DateTimeOffset now, TimeZoneInfo? zone, int daysBack)
    {
        var clock = new ClockReader(tokens, new bool[tokens.Count]);
        if (!clock.TryRead() || clock.At < 0)
        {
            return null;
        }

        var offset = clock.Offset ?? (clock.Zone ?? zone)?.GetUtcOffset(now) ?? TimeSpan.Zero;
        var day = now.ToOffset(offset).Date.AddDays(-daysBack);
        return new ReadDate(DateTime.SpecifyKind(day, DateTimeKind.Unspecified) + clock.Clock.SinceMidnight, offset);
    }

    private static TimeSpan? Elapsed(IReadOnlyList<DateToken> tokens)
    {
        TimeSpan? sum = null;
        for (var i = 0; i < tokens.Count; i++)
        {
            // «و12 دقيقة»: the number may be joined to the conjunction; the unit never is.
            var number = i > 0 && tokens[i - 1].Value is >= 0 and < 10_000 ? tokens[i - 1].Value : 1;
            if (Unit(tokens[i].Text) is var (unit, isDual))
            {
                sum = (sum ?? TimeSpan.Zero) + (unit * (isDual ? 2 : number));
            }
        }

        return sum;
    }

    private static (TimeSpan Unit, bool IsDual)? Unit(string word) => word switch
    {
        "ثانيه" or "ثواني" or "ثوان" or "second" or "seconds" => (TimeSpan.FromSeconds(1), false),
        "دقيقه" or "دقايق" or "دقيقة" or "minute" or "minutes" or "min" => (TimeSpan.FromMinutes(1), false),
        "دقيقتين" or "دقيقتان" => (TimeSpan.FromMinutes(1), true),
        "ساعه" or "ساعات" or "hour" or "hours" or "heure" or "heures" => (TimeSpan.FromHours(1), false),
        "ساعتين" or "ساعتان" => (TimeSpan.FromHours(1), true),
        "يوم" or "ايام" or "يوما" or "day" or "days" or "jour" or "jours" => (TimeSpan.FromDays(1), false),
        "يومين" or "يومان" => (TimeSpan.FromDays(1), true),
        "اسبوع" or "اسابيع" or "week" or "weeks" => (TimeSpan.FromDays(7), false),
        "اسبوعين" or "اسبوعان" => (TimeSpan.FromDays(7), true),
        "شهر" or "اشهر" or "شهور" or "month" or "months" => (TimeSpan.FromDays(30), false),
        "شهرين" or "شهران" => (TimeSpan.FromDays(30), true),
        "سنه" or "سنوات" or "عام" or "year" or "years" => (TimeSpan.FromDays(365), false),
        _ => null,
    };
}

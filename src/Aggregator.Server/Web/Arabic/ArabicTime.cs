using System.Globalization;

namespace Aggregator.Server.Web.Arabic;

/// <summary>Times in Arabic words, in the zone of the site and with its month names.</summary>
/// <remarks>The culture of the host is not used, because ar-SA would give Hijri dates.</remarks>
internal sealed class ArabicTime(MonthFamily months, TimeZoneInfo zone, TimeProvider clock)
{
    private static readonly string[] Days = ["الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"];

    /// <summary>«قبل ١٢ دقيقة»; a date when the time is more than a week ago.</summary>
    public string Ago(DateTimeOffset at)
    {
        var age = clock.GetUtcNow() - at;
        return age switch
        {
            { TotalMinutes: < 1 } => "الآن",
            { TotalHours: < 1 } => $"قبل {ArabicCount.Minutes.Of((int)age.TotalMinutes)}",
            { TotalDays: < 1 } => $"قبل {ArabicCount.Hours.Of((int)age.TotalHours)}",
            { TotalDays: < 8 } => $"قبل {ArabicCount.Days.Of((int)age.TotalDays)}",
            _ => Date(at),
        };
    }

    /// <summary>«٢٣ نونبر ٢٠٢٦».</summary>
    public string Date(DateTimeOffset at) => Date(DateOnly.FromDateTime(Local(at).Date));

    /// <inheritdoc cref="Date(DateTimeOffset)"/>
    public string Date(DateOnly day) => $"{ArabicCount.Digits(day.Day)} {months.Of(day.Month)} {ArabicCount.Digits(day.Year)}";

    /// <summary>A day without a time: «٢٣ نونبر»; with the year when it is not this year.</summary>
    public string DayInWords(DateOnly day) => day.Year == Local(clock.GetUtcNow()).Year ? $"{ArabicCount.Digits(day.Day)} {months.Of(day.Month)}" : Date(day);

    /// <summary>«الاثنين ٢٣ نونبر ٢٠٢٦».</summary>
    public string Day(DateTimeOffset at) => $"{Days[(int)Local(at).DayOfWeek]} {Date(at)}";

    /// <summary>«الاثنين ٢٣ نونبر ٢٠٢٦، ١١:١٤».</summary>
    public string Exact(DateTimeOffset at) => $"{Day(at)}، {Hour(at)}";

    /// <summary>«١١:١٤».</summary>
    public string Hour(DateTimeOffset at) => ArabicCount.Digits(Local(at).ToString("HH:mm", CultureInfo.InvariantCulture));

    /// <summary>«١١:١٤»; with the day when it is not today, and with the year when it is not this year.</summary>
    public string Moment(DateTimeOffset at)
    {
        var (day, today) = (Local(at), Local(clock.GetUtcNow()));
        return day.Date == today.Date ? Hour(at)
            : day.Year == today.Year ? $"{ArabicCount.Digits(day.Day)} {months.Of(day.Month)}، {Hour(at)}"
            : $"{Date(at)}، {Hour(at)}";
    }

    public string Today() => Day(clock.GetUtcNow());

    private DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone);
}

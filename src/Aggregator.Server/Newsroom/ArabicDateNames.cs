using System.Globalization;

namespace Aggregator.Server.Newsroom;

/// <summary>Dates as Arabic papers write them: four families of month names, two kinds of digits, and the Hijri calendar.</summary>
internal static class ArabicDateNames
{
    private const string IndicSuffix = "-indic";

    private static readonly string[] Days = ["الأحد", "الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"];

    private static readonly string[] Egypt = Months("يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر");

    private static readonly string[] Morocco = Months("يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر");

    private static readonly string[] Algeria = Months("جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر");

    private static readonly string[] Syria =
        Months("كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول");

    private static readonly string[] Hijra =
        Months("محرم صفر ربيع_الأول ربيع_الآخر جمادى_الأولى جمادى_الآخرة رجب شعبان رمضان شوال ذو_القعدة ذو_الحجة");

    /// <exception cref="FormatException">The family is unknown: a fault in samples/.</exception>
    public static string Write(DateTimeOffset local, string family, string pattern)
    {
        var isIndic = family.EndsWith(IndicSuffix, StringComparison.Ordinal);
        var months = (isIndic ? family[..^IndicSuffix.Length] : family) switch
        {
            "ar-eg" => Egypt,
            "ar-ma" => Morocco,
            "ar-dz" => Algeria,
            "ar-sy" => Syria,
            "ar-pair" => [.. Syria.Zip(Egypt, (east, west) => east.Length == 0 ? "" : $"{east} / {west}")],
            _ => throw new FormatException($"'{family}' is not a date format of samples/README.md."),
        };
        var text = local.ToString(pattern, Culture(months));
        return isIndic ? string.Concat(text.Select(Indic)) : text;
    }

    public static string Hijri(DateTimeOffset local)
    {
        var calendar = new UmAlQuraCalendar();
        var day = local.DateTime;
        return $"{calendar.GetDayOfMonth(day)} {Hijra[calendar.GetMonth(day) - 1]} {calendar.GetYear(day)}";
    }

    private static CultureInfo Culture(string[] months)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.DateTimeFormat.DayNames = Days;
        culture.DateTimeFormat.MonthNames = months;
        culture.DateTimeFormat.MonthGenitiveNames = months;
        culture.DateTimeFormat.AMDesignator = "ص";
        culture.DateTimeFormat.PMDesignator = "م";
        return culture;
    }

    private static char Indic(char digit) => char.IsAsciiDigit(digit) ? (char)(digit - '0' + '\u0660') : digit;

    // .NET requires a thirteenth, empty month.
    private static string[] Months(string names) => [.. names.Split(' ').Select(name => name.Replace('_', ' ')), ""];
}

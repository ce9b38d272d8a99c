using System.Text.RegularExpressions;

namespace Aggregator.Extraction.Lines;

/// <summary>Recognises a date or a byline that stands alone on a line.</summary>
internal static partial class ShortLines
{
    private const int MaxLength = 90;

    public static bool IsDateOrByline(string text) => IsDate(text) || IsByline(text);

    public static bool IsByline(string text) => text.Length < MaxLength && Byline.IsMatch(LineRules.Key(text));

    /// <summary>Whether the line holds little besides a date or time.</summary>
    public static bool IsDate(string text)
    {
        if (text.Length > MaxLength || !text.AsSpan().ContainsAnyInRange('0', '9') && !text.AsSpan().ContainsAnyInRange('٠', '٩'))
        {
            return false;
        }

        var key = LineRules.Key(text);
        var rest = DateParts.Replace(key, "");
        return rest.Length < key.Length && rest.Count(char.IsLetter) <= 3 && YearOrTime.IsMatch(key);
    }

    [GeneratedRegex(@"^(?:by |by:|written by|posted by|von |par |por |di |كتب(?:ت|ه|ها)?\s*[:/-]|بقلم|اعداد\s*[:/-]?|تحرير\s*[:/-]|حوار\s*[:/-]|ترجمة\s*[:/-]|تقرير\s*[:/-]|المصدر\s*[:/-]|الكاتب\s*[:/-])", RegexOptions.CultureInvariant)]
    private static partial Regex Byline { get; }

    [GeneratedRegex(@"(?:19|20)\d\d|\d{1,2}[:.]\d\d|[٠-٩]{4}", RegexOptions.CultureInvariant)]
    private static partial Regex YearOrTime { get; }

    [GeneratedRegex(@"\b(?:published|updated|posted|last|modified|created|date|on|at|in|by|am|pm|gmt|utc|est|edt|pst|pdt|bst|cet|ist|et|uhr|a\.m|p\.m|mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december|st|nd|rd|th|januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|نشر|نشرت|تم|النشر|تاريخ|بتاريخ|اخر|تحديث|حدث|الساعة|يوم|الاحد|الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعة|السبت|يناير|فبراير|مارس|ابريل|مايو|يونيو|يوليو|اغسطس|سبتمبر|اكتوبر|نوفمبر|ديسمبر|يوليوز|غشت|شتنبر|نونبر|دجنبر|ماي|كانون|الثاني|الاول|شباط|اذار|نيسان|ايار|حزيران|تموز|اب|ايلول|تشرين|جانفي|فيفري|افريل|جوان|جويلية|اوت|صباحا|مساء|بتوقيت|غرينتش|محرم|صفر|رمضان|شوال|ميلادي|هجري|قبل|منذ|ساعة|دقيقة|م|ص|ه)\b|[\d٠-٩]+", RegexOptions.CultureInvariant)]
    private static partial Regex DateParts { get; }
}

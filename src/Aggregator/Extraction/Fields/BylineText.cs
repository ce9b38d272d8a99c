using System.Text.RegularExpressions;
using Aggregator.Extraction.Sanitizing;

namespace Aggregator.Extraction.Fields;

/// <summary>Removes from a byline what is not a name: labels, dates before the names, email addresses, job titles.</summary>
internal static partial class BylineText
{
    private const int MinNames = 2;

    /// <summary>The part of a line that holds the names.</summary>
    public static string Names(string line)
    {
        var plain = line.Contains('<', StringComparison.Ordinal) ? HtmlText.PlainText(line) : line;
        var text = Mail.Replace(plain, " ").Trim();
        var submitted = Submitted.Match(text) is { Success: true } whole ? whole : ByOnDay.Match(text);
        if (submitted.Success)
        {
            return submitted.Groups[1].Value;
        }

        var afterDate = DateBefore.Match(text);
        return WithoutLabel(afterDate.Success ? afterDate.Groups[1].Value : text);
    }

    /// <summary>Removes «بقلم» and similar words before the name. Also removes «في» after the name, which remains when
    /// the date behind it was removed.</summary>
    public static string WithoutLabel(string text) => WordBeforeDate.Replace(Prefix.Replace(text, ""), "");

    /// <summary>Removes a job title before or after the name: «الصحفية سعاد المريني», «سعاد المريني مراسلة الصحيفة».
    /// The text stays as it is when fewer than two words would remain.</summary>
    public static string WithoutOffice(string text)
    {
        var name = OfficeAfter.Replace(OfficeBefore.Replace(text, ""), "");
        return name != text && name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length >= MinNames ? name : text;
    }

    [GeneratedRegex(@"[(<\[]?\s*(?:mailto:)?[\p{L}\d_.+-]+\s?(?:@|\[at\]|\(at\))\s?[\p{L}\d-]+(?:\.[\p{L}\d-]+)+\s*[)>\]]?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mail { get; }

    /// <summary>«رنا حداد في»: the date after «في» stands in another element and is not in this text.</summary>
    [GeneratedRegex(@"\s+(?:في|يوم|بتاريخ|on|at|le|el|am|il|op)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WordBeforeDate { get; }

    /// <summary>The forms of Drupal and of forums: «أرسلت بواسطة … في …», "Submitted by … on …".</summary>
    [GeneratedRegex(@"(?:[أا]ُ?رسلت?|نُ?شرت?|كُ?تبت?|[أا]ُ?ضيفت?|قُ?دّ?مت?|مقدم|مرسل|submitted|posted|published|created|soumis|publié|proposé|enviado|publicado|gespeichert|verfasst|eingereicht|erstellt|inviato|geplaatst)\s+(?:هذا \S+ )?(?:بواسطة|من قبل|من طرف|من|by|par|por|von|da|door)\s*:?\s+(\p{L}.{2,60}?)\s*(?:$|[|•·]|[-–—]\s|\s(?:في|يوم|بتاريخ|بـ|منذ|on|at|the|le|el|am|il|op)\s)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Submitted { get; }

    /// <summary>«بواسطة … في الأحد, 4 يناير», "By … on 4 January".</summary>
    [GeneratedRegex(@"^(?:بواسطة|by|par|por|von)\s*:?\s+(\p{L}.{2,60}?)\s(?:في|يوم|بتاريخ|on|le|el|am|il|op)\s+(?:\p{L}+[,،.]?\s*-?\s*)?\d", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ByOnDay { get; }

    [GeneratedRegex(@"^[^\d\n٠-٩]{0,40}(?:(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}|[\d٠-٩]{1,2}[^\n\d٠-٩]{1,25}?(?:[\d٠-٩]{1,2}[-/.])?(?:(?:19|20)\d\d|[٠-٩]{4}))(?:[^\p{L}\n]{0,5}\d{1,2}:\d\d(?::\d\d)?\s*(?:(?:صباحا|مساء|ص|م|[aApP][mM])\b)?(?:\s*[A-Z]{2,4}\b)?)?[\s|،,–—•·:/-]+(\p{L}\S+\s\S.{2,})$", RegexOptions.CultureInvariant)]
    private static partial Regex DateBefore { get; }

    [GeneratedRegex(@"^(?:(?:ال)?(?:صحف|صحاف|اعلام|إعلام)ي(?:ة)?|(?:ال)?(?:كاتب|محرر|مراسل|باحث|محلل|موفد|مدون)(?:ة|تنا|نا)?(?: (?:ال)?صحفي(?:ة)?| (?:ال)?صحافي(?:ة)?)?|الزميلة?|(?:senior |staff |chief )?(?:reporter|correspondent|writer|editor|journalist))\s*[:：]?\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfficeBefore { get; }

    [GeneratedRegex(@"\s+(?:(?:ال)?(?:صحف|صحاف|اعلام|إعلام)ي(?:ة)?|(?:كاتب|محرر|مراسل|باحث|محلل|موفد|مدون|متدرب)ة?|رئيسة? (?:ال)?تحرير|مديرة? (?:ال)?تحرير)(?:\s.*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex OfficeAfter { get; }

    [GeneratedRegex(@"^\s*(?:(?:written|posted|published|reported|story|text|words|review|article|reviewed|edited|created|submitted|updated)\s+by|by|author(?:s)?|von|par|por|di|text|foto|autor(?:in|en)?(?:/autor)?|erstellt von|vom?|verfasst von|geschrieben von|eingestellt von|écrit par|publié par|publicado por|escrito por|كتب(?:ت|ه|ها)?|بقلم|إعداد|اعداد|تحرير|حوار|تقرير|ترجمة|الكاتب|الكاتبة|بواسطة|كتبها|نشر بواسطة)(?:\s*[:：/\-–]\s*|\s+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Prefix { get; }
}

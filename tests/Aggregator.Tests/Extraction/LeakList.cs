using System.Text.RegularExpressions;

namespace Aggregator.Tests.Extraction;

/// <summary>Recognises lines that do not belong into a body. The list shares nothing with the rules of the extractor, because
/// those rules cannot see their own errors.</summary>
/// <remarks>The benchmarks compile this file too.</remarks>
internal static partial class LeakList
{
    private const int MaxLineLength = 200;

    /// <param name="line">One line of a body.</param>
    /// <param name="others">Regular expressions from another list; a line that begins with a match is a leak.</param>
    public static bool IsLeak(string line, IReadOnlyList<Regex>? others = null)
    {
        var text = Marks.Replace(line, "").Trim();
        return text.Length is > 0 and < MaxLineLength
            && (ReadAlso.IsMatch(text) || Share.IsMatch(text) || Follow.IsMatch(text) || CommentRules.IsMatch(text) || Rights.IsMatch(text)
                || (others?.Any(expression => expression.Match(text) is { Success: true, Index: 0 } match && EndsAtHead(text, match.Length)) ?? false));
    }

    /// <summary>«تابع الوزير» begins a sentence; «تابع:» and «تابع أيضا» are headings of a box.</summary>
    private static bool EndsAtHead(string text, int length) => length == text.Length || ":：؛…|".Contains(text[length - 1], StringComparison.Ordinal);

    [GeneratedRegex(@"[\u0640\u064B-\u0652\u0670\u200B-\u200F\u202A-\u202E\u2066-\u2069]", RegexOptions.CultureInvariant)]
    private static partial Regex Marks { get; }

    [GeneratedRegex(@"^\W*(?:[اأإآ]قر[أاؤئء]+[يوا]*|طالع[يوا]*|شاهد[يوا]*|[اأ]نظر[يوا]*)\s*(?:[اأإ]يض\S*|المزيد|كذلك)?\s*(?:[:：|؛»]|\.{2,}|…|$)|^\W*(?:[اأإآ]قر[أاؤئء]+[يوا]*|طالع|شاهد|تصفح)\s+(?:[اأإ]يض|المزيد)|^\W*(?:قد\s+(?:يهمك|يعجبك|تهمك)|مواضيع\s+(?:ذات|متعلقة|مشابهة)|أخبار\s+(?:ذات|متعلقة)|مقالات\s+(?:ذات|مشابهة)|المزيد\s+من\s+الأخبار$|عرض\s+المزيد$|اخترنا\s+لك|الأكثر\s+(?:قراءة|مشاهدة)$|(?:read|see)\s+also\b|related\s+(?:articles|posts|stories)\b|you\s+may\s+also)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ReadAlso { get; }

    [GeneratedRegex(@"^\W*(?:شارك(?:ها|ه|وا)?(?:\s+(?:الخبر|المقال|الموضوع|هذا\s+\S+|عبر|على)\b.{0,60})?$|مشاركة\s+(?:الخبر|المقال|على|عبر)|انشر\s+(?:الخبر|على)|نسخ\s+الرابط|أرسل\s+(?:لصديق|إلى\s+صديق)|طباعة(?:\s+الخبر)?$|(?:share|tweet)(?:\s+(?:this|on)\b.{0,60})?$|copy\s+link$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Share { get; }

    [GeneratedRegex(@"^\W*(?:تابعو?نا?\s+(?:على|عبر|في)\s|تابعوا\s+.{0,60}(?:على|عبر)\s+(?:غوغل|جوجل|واتساب|تلغرام|تيليغرام|فيسبوك|تويتر)|انضم(?:وا)?\s+إلى\s+(?:قناة|مجموعة)|اشترك(?:وا)?\s+في\s+(?:قناة|نشرة|النشرة|قناتنا|نشرتنا)|حمل(?:وا)?\s+تطبيق|follow\s+us\b|subscribe\s+to\s+our\b|sign\s+up\s+for\s+our\b)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Follow { get; }

    [GeneratedRegex(@"^\W*(?:اترك\s+(?:تعليق|رد)|أضف\s+تعليق|كن\s+أول\s+من\s+يعلق|لا\s+توجد\s+تعليقات|التعليقات\s+(?:المنشورة|الواردة|تعبر|لا\s+تعبر|مغلقة)|شروط\s+(?:التعليق|النشر)|لن\s+يتم\s+نشر\s+عنوان\s+بريدك|المقالات\s+المنشورة\s+لا|(?:leave|post)\s+a\s+(?:comment|reply)\b|comments\s+are\s+closed)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex CommentRules { get; }

    [GeneratedRegex(@"^\W*(?:جميع\s+الحقوق\s+محفوظة|كل\s+الحقوق\s+محفوظة|all\s+rights\s+reserved|إعلان$|advertisement$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Rights { get; }
}

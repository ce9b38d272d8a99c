namespace Aggregator.Text.Sentences;

/// <summary>Why an entry has no article, or only the text of the feed, or lacks a part.</summary>
internal static class EntrySentences
{
    public static IReadOnlyList<SentenceRow> Rows { get; } =
    [
        new(SentenceKind.EntrySharesLink,
            new("Several entries of the feed have this link: its page is not the article of one.", "The paper links its entries to one page.", "The text of the feed is shown instead."),
            new("لعدة أخبار في الخلاصة هذا الرابط: فصفحته ليست صفحة واحد منها.", "تربط الصحيفة أخبارها بصفحة واحدة.", "يُعرض نص الخلاصة بدلا منها.")),
        new(SentenceKind.EntryWithoutLink,
            new("The entry has no link.", "The paper left it out.", "Tell the paper."),
            new("لا رابط لهذا الخبر.", "أغفلته الصحيفة.", "أخبر الصحيفة.")),
        new(SentenceKind.EntryTried,
            new("The page was tried {0} times.", "Each attempt ended without an answer.", "The text of the feed is shown instead. Open the page in a browser."),
            new("جُرّبت الصفحة مرارا (عدد المحاولات: {0}).", "انتهت كل محاولة بلا جواب.", "يُعرض نص الخلاصة بدلا منها. افتح الصفحة في المتصفح.")),
        new(SentenceKind.EntryWaitedLong,
            new("Asked to come back later, for a day: at {0}.", "The server stays busy, or its robots.txt is broken.", "The text of the feed is shown instead."),
            new("طُلب منا العودة لاحقا طوال يوم: {0}.", "ما زال الخادم مشغولا، أو تعطل ملف \u2066robots.txt\u2069 فيه.", "يُعرض نص الخلاصة بدلا منها.")),
        new(SentenceKind.SourceLeft,
            new("The source left the list long ago.", "Somebody removed it.", "Add the source again, if its news is wanted."),
            new("خرج المصدر من القائمة منذ زمن.", "حذفه أحد.", "أضف المصدر من جديد إن أردت أخباره.")),
        new(SentenceKind.SourceRests,
            new("The source is not followed at present.", "It is disabled, or left the list.", "The entry waits until it is followed again."),
            new("المصدر غير متابَع حاليا.", "هو غير مفعّل، أو خرج من القائمة.", "ينتظر الخبر حتى يُتابع المصدر من جديد.")),
        new(SentenceKind.PartMissing,
            new("{0} is not to be had: {1}", "A further page, or another version of the page, is missing.", "The article is shown without it."),
            new("تعذّر الحصول على {0}.", "صفحة تالية، أو نسخة أخرى من الصفحة، مفقودة.", "يُعرض الخبر من دونها.")),
        new(SentenceKind.PartLate,
            new("{0} is not to be had now: {1}", "A further page, or another version of the page, does not answer.", "It is tried once more by itself."),
            new("تعذّر الحصول على {0} الآن.", "صفحة تالية، أو نسخة أخرى من الصفحة، لا تجيب.", "تُجرّب مرة أخرى تلقائيا.")),
        new(SentenceKind.ArticlePurged,
            new("Its article was deleted for good, because its source was removed with its articles.", "An operator removed the source.", "It cannot be brought back; the entry is kept, so that no feed brings it again."),
            new("حُذف خبره نهائيا لأن مصدره حُذف مع أخباره.", "حذف أحد المشغّلين المصدر.", "لا يمكن استرجاعه؛ وتُحفظ مادته كي لا تعيده خلاصة.")),
        new(SentenceKind.ArticleRemoved,
            new("Its article was removed because of its age.", "The options of retention say so.", "Aggregator__Retention__Headlines decides how long articles are kept."),
            new("حُذف خبره لقدمه.", "هكذا تقول خيارات الاحتفاظ.", "تقرر القيمة \u2066Aggregator__Retention__Headlines\u2069 كم تُحفظ الأخبار.")),
    ];
}

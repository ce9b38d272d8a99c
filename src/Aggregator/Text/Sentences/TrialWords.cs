namespace Aggregator.Text.Sentences;

/// <summary>Short words for the steps, outcomes and verdicts of a trial.</summary>
internal static class TrialWords
{
    public static IReadOnlyList<SentenceRow> Rows { get; } =
    [
        new(SentenceKind.AttemptStepAddress, new("the address"), new("العنوان نفسه")),
        new(SentenceKind.AttemptStepFrontPage, new("the front page"), new("الصفحة الأولى")),
        new(SentenceKind.AttemptStepLinkElement, new("named in the head"), new("مذكور في رأس الصفحة")),
        new(SentenceKind.AttemptStepBodyLink, new("linked on the page"), new("رابط في الصفحة")),
        new(SentenceKind.AttemptStepWellKnownPath, new("a usual path"), new("مسار معتاد")),
        new(SentenceKind.AttemptStepRobots, new("robots.txt itself"), new("ملف \u2066robots.txt\u2069")),
        new(SentenceKind.AttemptStepSitemap, new("a sitemap"), new("خريطة موقع")),
        new(SentenceKind.AttemptStepListOnPage, new("the list on the page"), new("القائمة في الصفحة")),

        new(SentenceKind.AttemptOutcomeTaken, new("taken"), new("اعتُمد")),
        new(SentenceKind.AttemptOutcomeInReserve, new("in reserve"), new("احتياط")),
        new(SentenceKind.AttemptOutcomeIsPage, new("a page"), new("صفحة")),
        new(SentenceKind.AttemptOutcomeNothing, new("nothing there"), new("لا شيء")),
        new(SentenceKind.AttemptOutcomeNotFound, new("not found"), new("غير موجود")),
        new(SentenceKind.AttemptOutcomeFailed, new("no answer"), new("لا جواب")),
        new(SentenceKind.AttemptOutcomeNotAFeed, new("not a feed"), new("ليس خلاصة")),
        new(SentenceKind.AttemptOutcomeEmpty, new("empty"), new("فارغ")),
        new(SentenceKind.AttemptOutcomeComments, new("comments"), new("تعليقات")),
        new(SentenceKind.AttemptOutcomeOtherPaper, new("another paper"), new("صحيفة أخرى")),
        new(SentenceKind.AttemptOutcomeNotArabic, new("not Arabic"), new("غير عربي")),
        new(SentenceKind.AttemptOutcomeGambling, new("gambling"), new("قمار")),
        new(SentenceKind.AttemptOutcomeStale, new("old news only"), new("أخبار قديمة")),
        new(SentenceKind.AttemptOutcomeNoHeadlines, new("no headlines"), new("بلا عناوين")),

        new(SentenceKind.ArticleVerdictWhole, new("whole text"), new("نص كامل")),
        new(SentenceKind.ArticleVerdictExcerpt, new("excerpt"), new("مقتطف")),
        new(SentenceKind.ArticleVerdictHeadline, new("headline only"), new("عنوان فقط")),
        new(SentenceKind.ArticleVerdictGarbled, new("unreadable text"), new("نص غير مقروء")),
        new(SentenceKind.ArticleVerdictNothing, new("no article"), new("لا خبر")),

        new(SentenceKind.LeftOutReasonReadAlso, new("read also"), new("اقرأ أيضا")),
        new(SentenceKind.LeftOutReasonShare, new("share buttons"), new("أزرار المشاركة")),
        new(SentenceKind.LeftOutReasonComments, new("comments"), new("تعليقات")),
        new(SentenceKind.LeftOutReasonCopyright, new("copyright"), new("حقوق النشر")),
        new(SentenceKind.LeftOutReasonTags, new("tags"), new("وسوم")),
        new(SentenceKind.LeftOutReasonSourceLink, new("source link"), new("رابط المصدر")),
        new(SentenceKind.LeftOutReasonCaption, new("caption"), new("تعليق صورة")),
        new(SentenceKind.LeftOutReasonCredit, new("credit"), new("الوكالة")),
        new(SentenceKind.LeftOutReasonByline, new("byline"), new("اسم الكاتب")),
        new(SentenceKind.LeftOutReasonDate, new("date"), new("التاريخ")),
        new(SentenceKind.LeftOutReasonPromotion, new("promotion"), new("ترويج")),
        new(SentenceKind.LeftOutReasonOtherArticles, new("other articles"), new("مقالات أخرى")),
        new(SentenceKind.LeftOutReasonByElement, new("no part of the text"), new("ليس من النص")),
        new(SentenceKind.LeftOutReasonHeadline, new("the headline again"), new("العنوان مكررا")),
        new(SentenceKind.LeftOutReasonRepeated, new("printed twice"), new("مكرر")),
        new(SentenceKind.LeftOutReasonOutsideText, new("outside the text"), new("خارج النص")),
    ];
}

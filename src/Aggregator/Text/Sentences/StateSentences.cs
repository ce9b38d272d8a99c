namespace Aggregator.Text.Sentences;

/// <summary>The state of a source, the reason of its next check, and how a fetch ended.</summary>
internal static class StateSentences
{
    public static IReadOnlyList<SentenceRow> Rows { get; } =
    [
        new(SentenceKind.Told, new("{0}"), new("{0}")),
        new(SentenceKind.Followed, new("followed"), new("متابَع")),
        new(SentenceKind.NotAskedYet, new("not asked yet"), new("لم يُسأل بعد")),
        new(SentenceKind.Failing,
            new("failing ({0})", "Its last fetches failed one after the other.", "Read what the last fetch said, and try: source test {1}."),
            new("متعثر ({0})", "فشلت آخر محاولات جلبه واحدة بعد أخرى.", "اقرأ ما قالته آخر محاولة، ثم جرّب الأمر \u2066source test {1}\u2069.")),
        new(SentenceKind.Disabled,
            new("disabled", "\"enabled\" is false in its settings.", "Try it with source test {0}, then enable it."),
            new("غير مفعّل", "القيمة \u2066enabled\u2069 في إعداداته \u2066false\u2069.", "جرّبه بالأمر \u2066source test {0}\u2069 ثم فعّله.")),
        new(SentenceKind.Paused,
            new("paused", "An operator paused it, or its address is gone.", "To ask it again: source resume {0}."),
            new("موقوف", "أوقفه مشغّل، أو أُلغي عنوانه.", "لمتابعته من جديد: \u2066source resume {0}\u2069.")),
        new(SentenceKind.PausedByOperator,
            new("Paused by {0}.", "An operator wants no more requests to it.", "To ask it again: source resume {1}."),
            new("أوقفه {0} مؤقتا.", "طلب أحد المشغّلين عدم سؤاله.", "لمتابعته من جديد: \u2066source resume {1}\u2069.")),
        new(SentenceKind.PausedAsGone,
            new("Paused: {0} answered 410.", "The publisher says that this address is gone for good.", "Look for its new address, then: source resume {1}."),
            new("أُوقف مؤقتا: أجاب {0} بالرمز \u2066410\u2069.", "يقول الناشر إن هذا العنوان أُلغي نهائيا.", "ابحث عن عنوانه الجديد، ثم: \u2066source resume {1}\u2069.")),

        new(SentenceKind.NextAtOnce, new("at once: it is due"), new("فورا: حان موعده")),
        new(SentenceKind.NextByRhythm, new("every {0} h, as often as its news needs"), new("كل {0} ساعة، بحسب وتيرة أخباره")),
        new(SentenceKind.NextAfterFailures, new("later after each failure ({0} in a row)"), new("يتأخر الموعد بعد كل فشل ({0} على التوالي)")),
        new(SentenceKind.NextAsAsked, new("when its server asked us to come back"), new("في الموعد الذي طلبه خادمه")),
        new(SentenceKind.NextAfterOffline, new("soon: this machine had no network"), new("قريبا: كان هذا الجهاز بلا شبكة")),
        new(SentenceKind.NextNever, new("never: it is paused or disabled"), new("لن يُسأل: هو موقوف أو غير مفعّل")),

        new(SentenceKind.FetchResultRead, new("read"), new("قُرئ")),
        new(SentenceKind.FetchResultNotModified, new("unchanged"), new("لا جديد")),
        new(SentenceKind.FetchResultSameBytes, new("unchanged"), new("لا جديد")),
        new(SentenceKind.FetchResultDeferred, new("asked to wait"), new("طلب الانتظار")),
        new(SentenceKind.FetchResultUnreadable, new("unreadable"), new("غير مقروء")),
        new(SentenceKind.FetchResultFailed, new("failed"), new("فشل")),
        new(SentenceKind.FetchResultOffline, new("no network"), new("بلا شبكة")),
    ];
}

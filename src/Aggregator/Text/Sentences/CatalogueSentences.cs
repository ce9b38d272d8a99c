namespace Aggregator.Text.Sentences;

/// <summary>What does not go together in feeds.json and in what operators say of sources, and removals.</summary>
internal static class CatalogueSentences
{
    public static IReadOnlyList<SentenceRow> Rows { get; } =
    [
        new(SentenceKind.CatalogueInBoth,
            new("{0} was made by an operator, and feeds.json lists it too with other settings ({1}).", "The operator's settings count.", "To use those of the file: source revert {0}."),
            new("أضاف مشغّل المصدر {0}، وهو في \u2066feeds.json\u2069 أيضا بإعدادات أخرى ({1}).", "المعمول به إعدادات المشغّل.", "للعمل بما في الملف: \u2066source revert\u2069 {0}.")),
        new(SentenceKind.CatalogueSameAddress,
            new("{0} is not asked: {1} is already the address of {2}.", "The same feed under two names would publish its news twice.", "Give it another address (source edit {0} --set feedUrls=ADDRESS), or remove one of the two."),
            new("لا يُسأل {0}: العنوان {1} للمصدر {2}.", "لو قُرئ عنوان واحد باسمين لنُشر كل خبر مرتين.", "أعطه عنوانا آخر (\u2066source edit\u2069 {0} \u2066--set feedUrls=ADDRESS\u2069) أو احذف أحدهما.")),
        new(SentenceKind.CatalogueLeftFile,
            new("{0} was changed by an operator ({1}), but feeds.json no longer lists it, so it is not followed.", "Somebody took it out of the file.", "Put it back into the file, or drop the change: source revert {0}."),
            new("غيّر مشغّل إعدادات {0} ({1})، لكنه لم يعد في \u2066feeds.json\u2069 فلا يُتابَع.", "أُخرج من الملف.", "أعده إلى الملف، أو ألغِ التغيير: \u2066source revert\u2069 {0}.")),
        new(SentenceKind.CatalogueOwnUnreadable,
            new("{0} was made by an operator and cannot be used: {1}.", "It is not followed; no other source is touched.", "Correct it with source edit {0}, or remove it: source remove {0}."),
            new("لا يمكن العمل بإعدادات المصدر {0} الذي أضافه مشغّل: {1}.", "لا يُتابَع، ولا أثر لذلك في غيره.", "صحّحها بالأمر \u2066source edit\u2069 {0} أو احذفه: \u2066source remove\u2069 {0}.")),
        new(SentenceKind.CatalogueChangeUnreadable,
            new("What an operator changed of {0} cannot be used: {1}.", "The settings of feeds.json count.", "Correct it with source edit {0}, or drop it: source revert {0}."),
            new("لا يمكن العمل بما غيّره مشغّل في {0}: {1}.", "المعمول به ما في \u2066feeds.json\u2069.", "صحّحه بالأمر \u2066source edit\u2069 {0} أو ألغِه: \u2066source revert\u2069 {0}.")),
        new(SentenceKind.SourceRemoved,
            new("removed on {0} by {1}: {2}", "An operator took it out; it stays out although feeds.json may list it.", "To have it back: source restore {3}."),
            new("حذفه {1} في {0}: {2}", "أخرجه مشغّل، ويبقى خارجا ولو ذُكر في \u2066feeds.json\u2069.", "لإعادته: \u2066source restore\u2069 {3}.")),
    ];
}

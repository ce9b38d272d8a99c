namespace Aggregator.Storage.Accounts;

/// <summary>Everything that the audit can tell. A new action is one line here; stores keep its name, so a name never changes.</summary>
public enum AuditAction
{
    /// <summary>A newer version of the program wrote it.</summary>
    [ArabicName("تغيير لا تعرفه هذه النسخة من البرنامج")] Unknown,
    [ArabicName("إضافة حساب")] AccountAdded,
    [ArabicName("تغيير دور حساب")] RoleChanged,
    [ArabicName("تعطيل حساب")] AccountDisabled,
    [ArabicName("تفعيل حساب")] AccountEnabled,
    [ArabicName("حذف حساب")] AccountRemoved,
    [ArabicName("قفل حساب بعد كلمات سر خاطئة")] AccountLocked,
    [ArabicName("تعيين كلمة سر")] PasswordSet,
    [ArabicName("إصدار رابط دخول")] LinkMade,
    [ArabicName("تسجيل دخول")] SignedIn,
    [ArabicName("إنهاء جلسة")] SessionEnded,
    [ArabicName("إصدار رمز للبرامج")] TokenMade,
    [ArabicName("إلغاء رمز للبرامج")] TokenEnded,
    [ArabicName("إضافة مصدر")] SourceAdded,
    [ArabicName("تعديل مصدر")] SourceEdited,
    [ArabicName("إرجاع مصدر إلى ما في الملف")] SourceReverted,
    [ArabicName("حذف مصدر")] SourceRemoved,
    [ArabicName("إعادة مصدر محذوف")] SourceRestored,
    [ArabicName("حذف أخبار مصدر نهائيا")] SourcePurged,
    [ArabicName("إيقاف سؤال مصدر")] SourcePaused,
    [ArabicName("استئناف سؤال مصدر")] SourceResumed,
    [ArabicName("سؤال مصدر الآن")] SourceAsked,
}

/// <summary>The name of an action on a page.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class ArabicNameAttribute(string name) : Attribute
{
    public string Name => name;
}

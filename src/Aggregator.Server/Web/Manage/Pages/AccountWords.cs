using Aggregator.Storage.Accounts;

namespace Aggregator.Server.Web.Manage.Pages;

/// <summary>Why a request about an account was refused, in Arabic.</summary>
internal static class AccountWords
{
    public static string Of(AccountFault fault) => fault switch
    {
        AccountFault.BadName => "لا يصلح هذا الاسم: اكتب من حرفين إلى أربعين، حروفا وأرقاما، وبينها إن شئت مسافة أو نقطة أو شرطة.",
        AccountFault.NameTaken => "يحمل حساب آخر هذا الاسم: اختر غيره.",
        AccountFault.LastOperator => "هذا آخر مشغل يستطيع الدخول، ومن دونه لا يرعى أحد الحسابات. أضف مشغلا آخر أولا.",
        AccountFault.LinkGone => "استُعمل هذا الرابط من قبل أو مضى وقته.",
        _ => "لم يعد هذا الحساب موجودا.",
    };
}

using Aggregator.Server.Web.Manage.Pages;
using Aggregator.Storage.Accounts;

namespace Aggregator.Server.Web.Manage;

/// <summary>All pages of <c>/manage</c>. A new page is a component and its answers in <c>Pages/</c>, a row here, and a row in the matrix of
/// <c>ManageMatrixTests</c>.</summary>
internal static class ManagePages
{
    public const string Root = "/manage";

    public static IReadOnlyList<ManagePage> All { get; } =
    [
        new(Root, typeof(HomePage), typeof(HomeAnswers), AccountRole.Editor) { Navigation = "البداية", TakesForms = false },
        new("/manage/users", typeof(UsersPage), typeof(UsersAnswers), AccountRole.Operator) { Navigation = "الحسابات", IsForScripts = false },
        new("/manage/audit", typeof(AuditPage), typeof(AuditAnswers), AccountRole.Operator) { Navigation = "سجل التغييرات", TakesForms = false },
        new("/manage/audit.json", typeof(AuditPage), typeof(AuditLines), AccountRole.Operator) { TakesForms = false },
        new("/manage/account", typeof(AccountPage), typeof(AccountAnswers), AccountRole.Editor) { IsForScripts = false },
        new("/manage/logout", typeof(LoginPage), typeof(LogoutAnswers), AccountRole.Editor) { IsShown = false, IsForScripts = false },
        new("/manage/login", typeof(LoginPage), typeof(LoginAnswers), null) { IsForScripts = false },
        new(Accounts.OneTimeLinks.Path, typeof(FirstPage), typeof(FirstAnswers), null) { IsForScripts = false },
    ];
}

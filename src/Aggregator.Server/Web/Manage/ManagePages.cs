using Aggregator.Server.Web.Manage.Adding;
using Aggregator.Server.Web.Manage.Pages;
using Aggregator.Server.Web.Manage.Rules;
using Aggregator.Server.Web.Manage.Sources;
using Aggregator.Storage.Accounts;

namespace Aggregator.Server.Web.Manage;

/// <summary>All pages of <c>/manage</c>. A new page is a component and its answers in <c>Pages/</c>, a row here, and a row in the matrix of
/// <c>ManageMatrixTests</c>.</summary>
internal static class ManagePages
{
    public const string Root = "/manage";

    /// <summary>Where papers are added.</summary>
    public const string Adding = "/manage/add";

    public static IReadOnlyList<ManagePage> All { get; } =
    [
        new(Root, typeof(SourcesPage), typeof(SourcesAnswers), AccountRole.Editor) { Navigation = "الصحف" },
        new(AddAnswers.Path, typeof(AddPage), typeof(AddAnswers), AccountRole.Operator) { Navigation = "أضف صحيفة", MaxFormBytes = AddAnswers.MaxBytes },
        new($"{AddAnswers.Path}/{{id}}", typeof(TrialPage), typeof(TrialAnswers), AccountRole.Operator) { MaxFormBytes = SourceForm.MaxBytes },
        new($"{ManyAnswers.Path}/{{id}}", typeof(ManyPage), typeof(ManyAnswers), AccountRole.Operator) { MaxFormBytes = AddAnswers.MaxBytes },
        new("/manage/source/{id}", typeof(SourcePage), typeof(SourceAnswers), AccountRole.Operator) { MaxFormBytes = SourceForm.MaxBytes },
        new("/manage/source/{id}/remove", typeof(RemovePage), typeof(RemoveAnswers), AccountRole.Operator),
        new(RemovedAnswers.Path, typeof(RemovedPage), typeof(RemovedAnswers), AccountRole.Operator) { Navigation = "المحذوفة" },
        new("/manage/users", typeof(UsersPage), typeof(UsersAnswers), AccountRole.Operator) { Navigation = "الحسابات", IsForScripts = false },
        new("/manage/audit", typeof(AuditPage), typeof(AuditAnswers), AccountRole.Operator) { Navigation = "سجل التغييرات", TakesForms = false },
        new("/manage/audit.json", typeof(AuditPage), typeof(AuditLines), AccountRole.Operator) { TakesForms = false },
        new("/manage/account", typeof(AccountPage), typeof(AccountAnswers), AccountRole.Editor) { IsForScripts = false },
        new("/manage/logout", typeof(LoginPage), typeof(LogoutAnswers), AccountRole.Editor) { IsShown = false, IsForScripts = false },
        new("/manage/login", typeof(LoginPage), typeof(LoginAnswers), null) { IsForScripts = false },
        new(Accounts.OneTimeLinks.Path, typeof(FirstPage), typeof(FirstAnswers), null) { IsForScripts = false },
    ];
}

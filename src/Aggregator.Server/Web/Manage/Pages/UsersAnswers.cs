using System.Globalization;
using Aggregator.Server.Web.Accounts;
using Aggregator.Storage.Accounts;

namespace Aggregator.Server.Web.Manage.Pages;

/// <param name="Link">A link that was just made, and for whom; null otherwise.</param>
/// <param name="Typed">The name that was refused; null at first.</param>
public sealed record UsersModel(IReadOnlyList<Account> Accounts, DateTimeOffset Now, Uri? Link = null, string? LinkFor = null, string? Typed = null);

/// <summary>Lets operators look after accounts.</summary>
internal sealed class UsersAnswers(IAccountStore accounts, AccountOptions options, SiteOptions site, TimeProvider clock) : IManageAnswers
{
    private const string Path = "/manage/users";

    public async Task<ManageAnswer> ShowAsync(ManageVisit visit) => new ManageAnswer.Shown(await ModelAsync(visit));

    public async Task<ManageAnswer> TakeAsync(ManageVisit visit, IFormCollection form)
    {
        var wanted = form["do"].ToString();
        if (wanted == "add")
        {
            return await AddAsync(visit, form);
        }

        if (!long.TryParse(form["account"], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || (await accounts.AllAsync(visit.Aborted)).FirstOrDefault(one => one.Id == number) is not { } account)
        {
            return new ManageAnswer.Missing();
        }

        return wanted switch
        {
            "link" => await LinkAsync(visit, account),
            "editor" => await ChangeAsync(visit, account, new AccountChange.SetRole(AccountRole.Editor), "صار دور «{0}» التحرير، وانتهت جلساته."),
            "operator" => await ChangeAsync(visit, account, new AccountChange.SetRole(AccountRole.Operator), "صار دور «{0}» التشغيل، وانتهت جلساته."),
            "disable" => await ChangeAsync(visit, account, new AccountChange.Disable(), "عُطل حساب «{0}»، وانتهت جلساته."),
            "enable" => await ChangeAsync(visit, account, new AccountChange.Enable(), "فُعل حساب «{0}»."),
            "remove" when form["sure"] == "yes" => await ChangeAsync(visit, account, new AccountChange.Remove(), "حُذف حساب «{0}» مع جلساته ورموزه."),
            "remove" => new ManageAnswer.Shown(await ModelAsync(visit)) { Fault = "لم يُحذف شيء: ضع علامة التأكيد قبل الحذف." },
            _ => new ManageAnswer.Missing(),
        };
    }

    private async Task<ManageAnswer> AddAsync(ManageVisit visit, IFormCollection form)
    {
        var name = form["name"].ToString();
        return RoleWords.Read(form["role"]) is not { } role ? new ManageAnswer.Missing()
            : await accounts.AddAsync(name, role, visit.Author, clock.GetUtcNow(), visit.Aborted) switch
            {
                AccountOutcome.Done(var account) => await LinkAsync(visit, account),
                AccountOutcome.Refused(var fault) => new ManageAnswer.Shown(await ModelAsync(visit) with { Typed = name }) { Fault = AccountWords.Of(fault) },
                _ => new ManageAnswer.Missing(),
            };
    }

    private async Task<ManageAnswer> LinkAsync(ManageVisit visit, Account account)
    {
        var path = await OneTimeLinks.MakeAsync(accounts, account.Id, (visit.Author, clock.GetUtcNow(), options.LinkLifetime), visit.Aborted);
        var model = await ModelAsync(visit);
        return path is null
            ? new ManageAnswer.Shown(model) { Fault = "الحساب معطل: فعله أولا، ثم أصدر له رابطا." }
            : new ManageAnswer.Shown(model with { Link = new Uri(site.BaseUrl, path), LinkFor = account.Name });
    }

    private async Task<ManageAnswer> ChangeAsync(ManageVisit visit, Account account, AccountChange change, string done) =>
        await accounts.ChangeAsync(account.Id, change, visit.Author, clock.GetUtcNow(), visit.Aborted) is AccountOutcome.Refused(var fault)
            ? new ManageAnswer.Shown(await ModelAsync(visit)) { Fault = AccountWords.Of(fault) }
            : new ManageAnswer.Moved(Path, string.Format(CultureInfo.InvariantCulture, done, account.Name));

    private async Task<UsersModel> ModelAsync(ManageVisit visit) => new(await accounts.AllAsync(visit.Aborted), clock.GetUtcNow());
}

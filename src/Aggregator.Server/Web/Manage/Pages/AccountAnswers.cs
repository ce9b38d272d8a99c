using System.Globalization;
using Aggregator.Server.Web.Accounts;
using Aggregator.Storage.Accounts;

namespace Aggregator.Server.Web.Manage.Pages;

/// <param name="Current">The session of this visit.</param>
/// <param name="NewToken">The secret of a token that was just made; null otherwise.</param>
public sealed record AccountModel(AccountRole Role, long Current, IReadOnlyList<AccessKey> Sessions, IReadOnlyList<AccessKey> Tokens, string? NewToken = null);

/// <summary>Lets a person change the own password, end sessions, and give out tokens.</summary>
internal sealed class AccountAnswers(IAccountStore accounts, SignIn signIn, SessionCookie cookie, AccountOptions options, TimeProvider clock) : IManageAnswers
{
    private const string Path = "/manage/account";
    private const int MaxLabel = 80;

    public async Task<ManageAnswer> ShowAsync(ManageVisit visit) => new ManageAnswer.Shown(await ModelAsync(visit));

    public Task<ManageAnswer> TakeAsync(ManageVisit visit, IFormCollection form) => form["do"].ToString() switch
    {
        "password" => ChangePasswordAsync(visit, form),
        "end" => EndAsync(visit, form),
        "token" => MakeTokenAsync(visit, form),
        _ => Task.FromResult<ManageAnswer>(new ManageAnswer.Missing()),
    };

    private async Task<ManageAnswer> ChangePasswordAsync(ManageVisit visit, IFormCollection form)
    {
        var (account, password) = (visit.Known.Account, form["password"].ToString());
        var fault = Passwords.FaultOf(password, form["repeated"].ToString(), account.Name)
            ?? (await signIn.ConfirmAsync(account, form["current"].ToString(), visit.Aborted) ? null : "كلمة السر الحالية غير صحيحة. بعد محاولات خاطئة كثيرة تُرفض دقائق.");
        if (fault is not null)
        {
            return await AgainAsync(visit, fault);
        }

        var hash = await signIn.HashAsync(password, visit.Aborted);
        await accounts.ChangeAsync(account.Id, new AccountChange.SetPassword(hash), visit.Author, clock.GetUtcNow(), visit.Aborted);
        if (await signIn.OpenAsync(account, DeviceName.Of(visit.Context.Request), visit.Aborted) is { } session)
        {
            cookie.Write(visit.Context, session, options.SessionLength);
        }

        return new ManageAnswer.Moved(Path, "تغيرت كلمة السر، وانتهت جلساتك في المتصفحات الأخرى.");
    }

    private async Task<ManageAnswer> EndAsync(ManageVisit visit, IFormCollection form)
    {
        // Only one's own keys: the number comes from the request.
        var keys = await accounts.KeysAsync(visit.Known.Account.Id, visit.Aborted);
        if (!long.TryParse(form["key"], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || keys.FirstOrDefault(key => key.Id == number && key.Kind is not KeyKind.Link) is not { } key)
        {
            return new ManageAnswer.Missing();
        }

        await accounts.EndKeyAsync(key.Id, visit.Author, clock.GetUtcNow(), visit.Aborted);
        return new ManageAnswer.Moved(Path, key.Kind is KeyKind.Token ? "أُلغي الرمز: لا يفتح شيئا بعد الآن." : "انتهت الجلسة في ذلك المتصفح.");
    }

    private async Task<ManageAnswer> MakeTokenAsync(ManageVisit visit, IFormCollection form)
    {
        var label = form["label"].ToString().Trim();
        if (label.Length is 0 or > MaxLabel || RoleWords.Read(form["role"]) is not { } role || role > visit.Known.Role)
        {
            return await AgainAsync(visit, "اكتب لماذا الرمز في ثمانين حرفا أو أقل، واختر ما يجوز له.");
        }

        var secret = Secret.New();
        var token = new AccessKey { Kind = KeyKind.Token, AccountId = visit.Known.Account.Id, Role = role, Label = label, CreatedAt = clock.GetUtcNow() };
        await accounts.AddKeyAsync(token, secret.Hash, visit.Author, visit.Aborted);
        return new ManageAnswer.Shown(await ModelAsync(visit) with { NewToken = secret.Text });
    }

    private async Task<ManageAnswer> AgainAsync(ManageVisit visit, string fault) => new ManageAnswer.Shown(await ModelAsync(visit)) { Fault = fault };

    private async Task<AccountModel> ModelAsync(ManageVisit visit)
    {
        var keys = (await accounts.KeysAsync(visit.Known.Account.Id, visit.Aborted)).Where(key => !key.IsExpired(clock.GetUtcNow())).ToLookup(key => key.Kind);
        return new AccountModel(visit.Known.Role, visit.Known.Key.Id, [.. keys[KeyKind.Session]], [.. keys[KeyKind.Token]]);
    }
}

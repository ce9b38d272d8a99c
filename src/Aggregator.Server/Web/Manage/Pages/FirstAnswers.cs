using Aggregator.Server.Web.Accounts;
using Aggregator.Storage.Accounts;

namespace Aggregator.Server.Web.Manage.Pages;

/// <param name="Code">The secret of the link; null when the link does not work.</param>
/// <param name="Account">The name of the account whose password is chosen; null for the first account.</param>
/// <param name="Name">What was typed before; null at first.</param>
public sealed record FirstModel(string? Code, string? Account, string? Name = null);

/// <summary>Takes the password that somebody chooses in a one-time link. Opening the link uses nothing up, because programs that preview
/// links open them, too.</summary>
internal sealed class FirstAnswers(IAccountStore accounts, SignIn signIn, SessionCookie cookie, AccountOptions options, TimeProvider clock) : IManageAnswers
{
    public async Task<ManageAnswer> ShowAsync(ManageVisit visit) => new ManageAnswer.Shown(await ModelOfAsync(visit.Query("code"), visit.Aborted));

    public async Task<ManageAnswer> TakeAsync(ManageVisit visit, IFormCollection form)
    {
        var model = await ModelOfAsync(form["code"], visit.Aborted);
        if (model.Code is not { } code)
        {
            return new ManageAnswer.Shown(model);
        }

        var (name, password) = (model.Account ?? form["name"].ToString(), form["password"].ToString());
        model = model with { Name = name };
        var fault = AccountName.Read(name) is null ? AccountWords.Of(AccountFault.BadName) : Passwords.FaultOf(password, form["repeated"].ToString(), name);
        if (fault is not null)
        {
            return new ManageAnswer.Shown(model) { Fault = fault };
        }

        var hash = await signIn.HashAsync(password, visit.Aborted);
        switch (await accounts.UseLinkAsync(new Secret(code).Hash, name, hash, clock.GetUtcNow(), visit.Aborted))
        {
            case AccountOutcome.Done(var account) when await signIn.OpenAsync(account, DeviceName.Of(visit.Context.Request), visit.Aborted) is { } session:
                cookie.Write(visit.Context, session, options.SessionLength);
                return new ManageAnswer.Moved(ManagePages.Root);
            case AccountOutcome.Refused(var refusal):
                return new ManageAnswer.Shown(refusal is AccountFault.LinkGone ? new FirstModel(null, null) : model) { Fault = AccountWords.Of(refusal) };
            default:
                return new ManageAnswer.Moved("/manage/login");
        }
    }

    private async Task<FirstModel> ModelOfAsync(string? code, CancellationToken cancellationToken) =>
        code is { Length: > 0 }
        && await accounts.FindKeyAsync(new Secret(code).Hash, cancellationToken) is { Key: { Kind: KeyKind.Link } link } held
        && !link.IsExpired(clock.GetUtcNow())
            ? new FirstModel(code, held.Account?.Name)
            : new FirstModel(null, null);
}

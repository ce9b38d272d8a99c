using Aggregator.Server.Web.Accounts;

namespace Aggregator.Server.Web.Manage.Pages;

/// <param name="Next">Where the visitor wanted to go.</param>
/// <param name="Name">What was typed before; null at first.</param>
public sealed record LoginModel(string Next, string? Name = null);

/// <summary>Opens a session for a name and a password.</summary>
internal sealed class LoginAnswers(SignIn signIn, SessionCookie cookie, AccountOptions options) : IManageAnswers
{
    private const string Path = "/manage/login";

    // One sentence for every reason, so that a stranger learns nothing.
    private const string Refused = "لم يُقبل الاسم مع كلمة السر. بعد محاولات خاطئة كثيرة يتوقف الدخول دقائق: إن كنت متأكدا منهما فانتظر ربع ساعة ثم حاول.";

    /// <summary>The address of sign-in that leads on to the page of a request.</summary>
    public static string PathFor(HttpRequest request) => request.Path == ManagePages.Root && !request.QueryString.HasValue
        ? Path
        : $"{Path}?next={Uri.EscapeDataString(request.Path + request.QueryString)}";

    public Task<ManageAnswer> ShowAsync(ManageVisit visit)
    {
        var next = Local(visit.Query("next"));
        return Task.FromResult<ManageAnswer>(visit.Visitor is null ? new ManageAnswer.Shown(new LoginModel(next)) : new ManageAnswer.Moved(next));
    }

    public async Task<ManageAnswer> TakeAsync(ManageVisit visit, IFormCollection form)
    {
        var (name, next) = (form["name"].ToString(), Local(form["next"]));
        var address = visit.Context.Connection.RemoteIpAddress;
        if (await signIn.TryAsync(name, form["password"].ToString(), address, DeviceName.Of(visit.Context.Request), visit.Aborted) is not { } session)
        {
            return new ManageAnswer.Shown(new LoginModel(next, name)) { Fault = Refused };
        }

        cookie.Write(visit.Context, session, options.SessionLength);
        return new ManageAnswer.Moved(next);
    }

    /// <summary>Only an address of our own pages: anything else could lead to a copy of this site.</summary>
    private static string Local(string? next) =>
        next is not null && ManagePages.All.Any(page => page is { IsShown: true, Role: not null } && (next == page.Path || next.StartsWith(page.Path + "?", StringComparison.Ordinal)))
            ? next
            : ManagePages.Root;
}

/// <summary>Ends the session of this browser.</summary>
internal sealed class LogoutAnswers(Storage.Accounts.IAccountStore accounts, SessionCookie cookie, TimeProvider clock) : IManageAnswers
{
    public Task<ManageAnswer> ShowAsync(ManageVisit visit) => Task.FromResult<ManageAnswer>(new ManageAnswer.Missing());

    public async Task<ManageAnswer> TakeAsync(ManageVisit visit, IFormCollection form)
    {
        await accounts.EndKeyAsync(visit.Known.Key.Id, visit.Author, clock.GetUtcNow(), visit.Aborted);
        cookie.Delete(visit.Context);
        return new ManageAnswer.Moved("/manage/login");
    }
}

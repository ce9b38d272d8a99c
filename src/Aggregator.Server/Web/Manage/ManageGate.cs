using System.Text;
using Aggregator.Server.Web.Accounts;
using Aggregator.Server.Web.Manage.Pages;
using Aggregator.Server.Web.Serving;

namespace Aggregator.Server.Web.Manage;

/// <summary>Lets a visitor with the right role through to a page, takes forms of our own pages only, and writes the answer.</summary>
internal sealed class ManageGate(Visitors visitors, FormGuard forms, ManageNotices notices, ManageRenderer renderer)
{
    private const string Html = "text/html; charset=utf-8";

    public async Task<IResult> ShowAsync(ManagePage page, HttpContext context)
    {
        var visit = await EnterAsync(context);
        return await RefuseAsync(page, visit) ?? await WriteAsync(page, visit, await Answers(page, context).ShowAsync(visit));
    }

    public async Task<IResult> TakeAsync(ManagePage page, HttpContext context)
    {
        var visit = await EnterAsync(context);
        if (await RefuseAsync(page, visit) is { } refusal)
        {
            return refusal;
        }

        return await RequestForms.ReadAsync(context) is { } form && forms.Accepts(context, visit.Visitor, form)
            ? await WriteAsync(page, visit, await Answers(page, context).TakeAsync(visit, form))
            : await NoticeAsync(
                visit, StatusCodes.Status400BadRequest, "لم يُقبل النموذج", "فُتحت الصفحة قبل دخولك أو في متصفح آخر. عد إليها، أعد تحميلها، ثم أرسل النموذج من جديد.");
    }

    private static IManageAnswers Answers(ManagePage page, HttpContext context) => (IManageAnswers)context.RequestServices.GetRequiredService(page.Answers);

    private async Task<ManageVisit> EnterAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers["X-Robots-Tag"] = "noindex, nofollow";

        // The address of a one-time link holds its secret.
        headers["Referrer-Policy"] = "same-origin";
        return new ManageVisit(context, await visitors.FindAsync(context));
    }

    /// <returns>Null when the visitor may open the page.</returns>
    private async Task<IResult?> RefuseAsync(ManagePage page, ManageVisit visit)
    {
        var isScript = visit.Context.Request.Headers.Authorization.Count > 0;
        if (isScript && !page.IsForScripts)
        {
            return Plain(StatusCodes.Status403Forbidden, "A token does not open this page; sign in as a person.");
        }

        if (page.Role is not { } role || visit.Visitor?.Role >= role)
        {
            return null;
        }

        if (visit.Visitor is not null)
        {
            return isScript
                ? Plain(StatusCodes.Status403Forbidden, "This token may not do that.")
                : await NoticeAsync(visit, StatusCodes.Status403Forbidden, "ليست هذه الصفحة لدورك", "يفتحها المشغلون. اطلب من مشغل أن يغير دور حسابك إن كنت تحتاج إليها.");
        }

        if (isScript)
        {
            visit.Context.Response.Headers.WWWAuthenticate = "Bearer";
            return Plain(StatusCodes.Status401Unauthorized, "There is no such token, or its account is disabled.");
        }

        return page.IsShown && !HttpMethods.IsPost(visit.Context.Request.Method)
            ? SeeOther(visit.Context, LoginAnswers.PathFor(visit.Context.Request))
            : await NoticeAsync(visit, StatusCodes.Status401Unauthorized, "انتهت جلستك", "سجل الدخول من جديد، ثم أعد ما كنت تفعله.");
    }

    private async Task<IResult> WriteAsync(ManagePage page, ManageVisit visit, ManageAnswer answer)
    {
        switch (answer)
        {
            case ManageAnswer.Shown shown:
                var frame = FrameOf(visit) with { Fault = shown.Fault };
                frame = frame with { Notice = shown.Notice ?? (visit.Visitor is { } visitor ? notices.Take(visitor.Key.Id) : null) };
                return Page(
                    await renderer.RenderAsync(page.Component, shown.Model, frame), shown.Fault is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
            case ManageAnswer.Moved(var path, var notice):
                if (notice is not null && visit.Visitor is { } author)
                {
                    notices.Put(author.Key.Id, notice);
                }

                return SeeOther(visit.Context, path);
            case ManageAnswer.Sent(var result):
                return result;
            default:
                return await NoticeAsync(visit, StatusCodes.Status404NotFound, "لا شيء في هذا العنوان", "ربما حُذف ما تبحث عنه منذ فتحت الصفحة السابقة.");
        }
    }

    private async Task<IResult> NoticeAsync(ManageVisit visit, int status, string heading, string words) =>
        Page(await renderer.RenderAsync(typeof(ManageNoticePage), new ManageNotice(heading, words), FrameOf(visit)), status);

    private ManageFrame FrameOf(ManageVisit visit) => new(
        visit.Context.Request.Path, forms.ValueFor(visit.Context, visit.Visitor), visit.Visitor?.Account)
    { Role = visit.Visitor?.Role };

    private static IResult Page(string html, int status) => Results.Text(html, Html, Encoding.UTF8, status);

    private static IResult Plain(int status, string sentence) => Results.Text($"{sentence}\n", "text/plain; charset=utf-8", Encoding.UTF8, status);

    private static IResult SeeOther(HttpContext context, string path)
    {
        context.Response.Headers.Location = path;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}

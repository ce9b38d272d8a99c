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


using Aggregator.Server.Web.Pages;

namespace Aggregator.Server.Web;

/// <summary>The one place that answers requests which cannot be read: 400, or the status that the server names (413, 408).</summary>
/// <remarks>They are not logged: a stranger could fill the disk with them.</remarks>
internal static class UnreadableRequests
{
    public static void Use(WebApplication app) => app.Use(next => context => AnswerAsync(context, next));

    private static async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException fault) when (!context.Response.HasStarted)
        {
            var pages = context.RequestServices.GetRequiredService<PageCache>();
            var answer = await pages.NoticeAsync(fault.StatusCode, "لم نفهم هذا الطلب", "وصلنا الطلب ناقصا أو في صورة لا نقرؤها. عد إلى الصفحة السابقة وحاول من جديد.");
            await answer.ExecuteAsync(context);
        }
    }
}

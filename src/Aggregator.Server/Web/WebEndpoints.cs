using Aggregator.Server.Web.Api;
using Aggregator.Server.Web.Feeds;
using Aggregator.Server.Web.Images;
using Aggregator.Server.Web.Manage;
using Aggregator.Server.Web.Pages;
using Aggregator.Server.Web.Reports;
using Aggregator.Server.Web.Serving;
using Aggregator.Server.Web.Site;
using Aggregator.Storage;
using Microsoft.AspNetCore.Diagnostics;

namespace Aggregator.Server.Web;

/// <summary>Maps all addresses of the site and the feeds.</summary>
internal static class WebEndpoints
{
    public static void Map(WebApplication app)
    {
        var door = app.Services.GetRequiredService<FrontDoor>();
        app.Use(next => context => door.AnswerAsync(context, next));
        ForwardedAddresses.Use(app);
        app.UseExceptionHandler(failed => failed.Run(AnswerErrorAsync));
        UnreadableRequests.Use(app);
        app.UseRouting();
        FeedEndpoints.Map(app);
        FeedArchive.Map(app);
        ShortFeedEndpoints.Map(app);
        SiteFiles.Map(app);
        ApiEndpoints.Map(app);
        HeadlineEvents.Map(app);
        ImageProxy.Map(app);
        ReportEndpoint.Map(app);
        ManageEndpoints.Map(app);
        PageEndpoints.Map(app);
    }

    private static async Task AnswerErrorAsync(HttpContext context)
    {
        // The exception handler clears headers that were set earlier, so they are set here.
        SecurityHeaders.Add(context);
        var pages = context.RequestServices.GetRequiredService<PageCache>();
        // A store that cannot be read is no bug: a monitor and a reader's program may ask again.
        var status = context.Features.Get<IExceptionHandlerFeature>()?.Error is StoreException
            ? StatusCodes.Status503ServiceUnavailable
            : StatusCodes.Status500InternalServerError;
        var answer = await pages.NoticeAsync(status, "وقع خطأ عندنا", "لم نستطع إعداد هذه الصفحة. حاول مرة أخرى بعد قليل.");
        await answer.ExecuteAsync(context);
    }
}

using Aggregator.Server.Web.Images;
using Aggregator.Server.Web.Limits;
using Aggregator.Server.Web.Pages;
using Aggregator.Server.Web.Serving;
using Aggregator.Storage;
using Microsoft.AspNetCore.Mvc;

namespace Aggregator.Server.Web.Reports;

/// <summary>Takes readers' reports of pictures: a plain form without script, cookie or stored address.</summary>
internal sealed class ReportEndpoint(
    IReadingStore stories, PictureReports reports, ClientLimit limit, ImageOptions options, PageCache pages, SiteOptions site)
{
    /// <summary>The size limit of the form, which has one field of sixteen letters.</summary>
    private const int MaxFormBytes = 2048;

    public static void Map(WebApplication app) => app
        .MapPost("/a/{id:long}/report-image", (long id, HttpContext context, ReportEndpoint reports) => reports.AnswerAsync(id, context))
        .WithMetadata(new RequestSizeLimitAttribute(MaxFormBytes));

    private async Task<IResult> AnswerAsync(long id, HttpContext context)
    {
        if (!ReportGuard.IsFromUs(context.Request, site))
        {
            return await pages.NoticeAsync(StatusCodes.Status403Forbidden, "لم يصل البلاغ", "لا تُقبل البلاغات إلا من صفحات هذا الموقع. افتح صفحة الخبر وأبلغ عن الصورة منها.");
        }

        if (!limit.TryTake(LimitPolicy.Reports(options.ReportsPerHour), context))
        {
            return await pages.NoticeAsync(StatusCodes.Status429TooManyRequests, "تمهل قليلا", "وصلتنا منك بلاغات كثيرة في وقت قصير. شكرا على اهتمامك، حاول بعد ساعة.");
        }

        if (await ReadNameAsync(context) is not { } name
            || await stories.FindArticleAsync(id, context.RequestAborted) is not { } article
            || ReportButton.Find(article, name) is not { } image)
        {
            return await pages.NoticeAsync(StatusCodes.Status404NotFound, "لا صورة بهذا العنوان", "ربما غيّرت الصحيفة صورة الخبر بعد أن فتحت الصفحة. عد إلى الخبر وأبلغ عن صورته الجديدة.");
        }

        await reports.TakeAsync(new ImagePlace(image, article.Article.SourceId, article.Id), context.Connection.RemoteIpAddress, context.RequestAborted);

        // The target is made of our own number, so the redirect can never lead to another site.
        context.Response.Headers.Location = FormattableString.Invariant($"/a/{article.Id}?thanks=image#thanks");
        context.Response.Headers.CacheControl = "no-store";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <returns>Null when the body is not a form with the one field.</returns>
    private static async Task<string?> ReadNameAsync(HttpContext context) =>
        await RequestForms.ReadAsync(context) is { } form && form[ReportButton.Field] is [{ Length: > 0 } name] ? name : null;
}

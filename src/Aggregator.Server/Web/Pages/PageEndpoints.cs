using Aggregator.Server.Web.Limits;
using Aggregator.Server.Web.Serving;

namespace Aggregator.Server.Web.Pages;

/// <summary>Maps the pages of <see cref="SitePages"/>, and what answers where there is none.</summary>
internal static class PageEndpoints
{
    private const string NotFoundHeading = "لا شيء في هذا العنوان";
    private const string NotFoundWords = "ربما كان الرابط قديما أو ناقصا. ابحث عن الخبر بكلمات من عنوانه، أو عد إلى الصفحة الرئيسية.";

    public static void Map(WebApplication app)
    {
        foreach (var page in SitePages.All)
        {
            var route = app.MapRead(page.Path, (HttpContext context, PageCache pages, ClientLimit limit) => AnswerAsync(page, context, pages, limit));
            if (page.IsSearch)
            {
                route.CountSearches();
            }
        }

        SubscriptionPreview.Map(app);
        app.MapFallback("{*path}", NotFoundAsync);
    }

    private static async Task<IResult> AnswerAsync(SitePage page, HttpContext context, PageCache pages, ClientLimit limit)
    {
        if (page.Open(context) is not { } visit)
        {
            return await NotFoundAsync(pages);
        }

        return visit.IsFurther && !await pages.HoldsAsync(visit.Key) && !limit.TryTake(LimitPolicy.FilteredLists, context)
            ? await SearchRoutes.RefuseAsync(context)
            : await pages.AnswerAsync(page, visit);
    }

    private static Task<IResult> NotFoundAsync(PageCache pages) => pages.NoticeAsync(StatusCodes.Status404NotFound, NotFoundHeading, NotFoundWords);
}

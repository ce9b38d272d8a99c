using Aggregator.Server.Web.Serving;

namespace Aggregator.Server.Web.Pages;

/// <summary>Answers with pages. A page is made once for each change of the store and each minute.</summary>
internal sealed class PageCache(PageReader reader, PageRenderer renderer, StoreStamp stamp, SourceDirectory sources, RepresentationCache cache, TimeProvider clock)
{
    private const string CacheControl = "public, max-age=30, stale-while-revalidate=300";
    private const string NotFoundHeading = "لا خبر في هذا العنوان";
    private const string NotFoundWords = "ربما كان الرابط قديما أو ناقصا. ابحث عن الخبر بكلمات من عنوانه، أو عد إلى الصفحة الرئيسية.";

    /// <summary>Where the visit finds nothing to show, the reader is told so.</summary>
    public async Task<IResult> AnswerAsync(SitePage page, PageVisit visit)
    {
        var now = await NowAsync();
        // All who wait share one making of a page, so a reader who leaves must not cancel it.
        var (document, made) = await cache.GetAsync(visit.Key, now, async () =>
            await visit.ReadAsync(reader, CancellationToken.None) is { } model
                ? await renderer.RenderAsync(visit.Component ?? page.Component, model)
                : await MakeNoticeAsync(StatusCodes.Status404NotFound, NotFoundHeading, NotFoundWords));
        // Searches are counted after routing, so they must not be answered before routing.
        return new RepresentationResult(document, CacheControl, page.IsSearch ? null : made);
    }

    /// <summary>Whether the page is in memory and nothing has changed since it was made.</summary>
    public async Task<bool> HoldsAsync(string key) => cache.Holds(key, await NowAsync());

    public async Task<IResult> NoticeAsync(int status, string heading, string words) =>
        new RepresentationResult(await MakeNoticeAsync(status, heading, words), "no-store");

    private async Task<Stamp> NowAsync() =>
        new(await stamp.CurrentAsync(CancellationToken.None), sources.Current(), clock.GetUtcNow().ToUnixTimeSeconds() / 60);

    private async Task<Representation> MakeNoticeAsync(int status, string heading, string words)
    {
        // The error page has no strip, because reading the strip may be what failed.
        var strip = status >= StatusCodes.Status500InternalServerError ? [] : (await reader.PlainAsync(CancellationToken.None)).Strip;
        return await renderer.RenderAsync(typeof(NoticePage), new NoticeModel { Strip = strip, Heading = heading, Words = words }, status);
    }
}

using Aggregator.Server.Web.Serving;
using Microsoft.AspNetCore.Components;

namespace Aggregator.Server.Web.Pages;

/// <summary>Answers with pages, made once per change of the store and minute of the clock.</summary>
internal sealed class PageCache(PageReader reader, PageRenderer renderer, StoreStamp stamp, SourceDirectory sources, RepresentationCache cache, TimeProvider clock)
{
    private const string CacheControl = "public, max-age=30, stale-while-revalidate=300";
    private const string NotFoundHeading = "لا خبر في هذا العنوان";
    private const string NotFoundWords = "ربما كان الرابط قديما أو ناقصا. ابحث عن الخبر بكلمات من عنوانه، أو عد إلى الصفحة الرئيسية.";

    /// <param name="key">The page's address in its one spelling.</param>
    /// <param name="read">Null when there is nothing to show: the reader is told so.</param>
    public async Task<IResult> AnswerAsync<TPage>(string key, Func<PageReader, CancellationToken, Task<PageModel?>> read)
        where TPage : IComponent
    {
        var now = await NowAsync();
        // A page is made for all who wait for it: one reader who leaves must not stop it.
        var (page, made) = await cache.GetAsync(key, now, async () =>
            await read(reader, CancellationToken.None) is { } model
                ? await renderer.RenderAsync<TPage>(model)
                : await MakeNoticeAsync(StatusCodes.Status404NotFound, NotFoundHeading, NotFoundWords));
        // Searches are counted where they are routed: the front door would let them pass uncounted.
        return new RepresentationResult(page, CacheControl, key.StartsWith("/search", StringComparison.Ordinal) ? null : made);
    }

    /// <summary>Whether the page is in memory and nothing has changed since it was made.</summary>
    public async Task<bool> HoldsAsync(string key) => cache.Holds(key, await NowAsync());

    public async Task<IResult> NoticeAsync(int status, string heading, string words) =>
        new RepresentationResult(await MakeNoticeAsync(status, heading, words), "no-store");

    private async Task<Stamp> NowAsync() =>
        new(await stamp.CurrentAsync(CancellationToken.None), sources.Current(), clock.GetUtcNow().ToUnixTimeSeconds() / 60);

    private async Task<Representation> MakeNoticeAsync(int status, string heading, string words)
    {
        // An error page must not fail where the page before it failed: it does without the strip.
        var strip = status >= StatusCodes.Status500InternalServerError ? [] : (await reader.PlainAsync(CancellationToken.None)).Strip;
        return await renderer.RenderAsync<NoticePage>(new NoticeModel { Strip = strip, Heading = heading, Words = words }, status);
    }
}

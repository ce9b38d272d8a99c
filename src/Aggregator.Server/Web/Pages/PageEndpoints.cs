using System.Globalization;
using Aggregator.Server.Web.Arabic;
using Aggregator.Server.Web.Feeds;
using Aggregator.Server.Web.Limits;
using Aggregator.Server.Web.Lists;
using Aggregator.Server.Web.Serving;
using Aggregator.Storage;
using Aggregator.Text.Search;
using Microsoft.AspNetCore.Components;

namespace Aggregator.Server.Web.Pages;

/// <summary>The addresses of the readers' pages.</summary>
internal static class PageEndpoints
{
    private const string NotFoundHeading = "لا شيء في هذا العنوان";
    private const string NotFoundWords = "ربما كان الرابط قديما أو ناقصا. ابحث عن الخبر بكلمات من عنوانه، أو عد إلى الصفحة الرئيسية.";

    public static void Map(WebApplication app)
    {
        app.MapRead("/", (PageCache pages) => pages.AnswerAsync<FrontPage>("/", async (reader, token) => await reader.FrontAsync(token)));
        app.MapRead("/a/{id:long}", (long id, string? thanks, PageCache pages) => AnswerArticleAsync(id, thanks == "image", pages));
        app.MapRead("/s/{id:long}", (long id, PageCache pages) => pages.AnswerAsync<StoryPage>($"/s/{id}", async (reader, token) => await reader.StoryAsync(id, token)));
        app.MapRead("/about", (PageCache pages) => pages.AnswerAsync<AboutPage>("/about", async (reader, token) => await reader.PlainAsync(token)));
        app.MapRead("/bot", (PageCache pages) => pages.AnswerAsync<BotPage>("/bot", async (reader, token) => await reader.PlainAsync(token)));
        app.MapRead("/sources", (PageCache pages, SourceDirectory sources) => AnswerSourcesAsync<SourcesPage>("/sources", pages, sources));
        app.MapRead("/subscribe", AnswerSubscribeAsync).RequireRateLimiting(SearchLimit.Policy);
        app.MapRead("/offline", (PageCache pages) => pages.AnswerAsync<OfflinePage>("/offline", async (reader, token) => await reader.OfflineAsync(token)));
        MapLists(app);
        app.MapFallback("{*path}", (PageCache pages) => pages.NoticeAsync(StatusCodes.Status404NotFound, NotFoundHeading, NotFoundWords));
    }

    /// <param name="isThanked">Whether the reader has just reported a picture.</param>
    private static Task<IResult> AnswerArticleAsync(long id, bool isThanked, PageCache pages) => pages.AnswerAsync<ArticlePage>(
        isThanked ? $"/a/{id}?thanks" : $"/a/{id}",
        async (reader, token) => await reader.ArticleAsync(id, token) is { } article ? article with { IsThanked = isThanked } : null);

    private static void MapLists(WebApplication app)
    {
        app.MapRead("/latest", (HttpContext context, PageCache pages) =>
            AnswerListAsync(context, pages, new ListModel { Heading = "آخر الأخبار", Path = "/latest" }, new ArticleQuery()));
        app.MapRead("/source/{id}", (string id, HttpContext context, PageCache pages, SourceDirectory sources) =>
            sources.Known(id) is not { } source
                ? pages.NoticeAsync(StatusCodes.Status404NotFound, NotFoundHeading, NotFoundWords)
                : AnswerListAsync(
                    context,
                    pages,
                    new ListModel { Heading = source.Name, Path = $"/source/{id}", Feed = ($"/source/{id}/", ""), Source = source },
                    new ArticleQuery { SourceIds = [id], IncludeDuplicates = true }));
        app.MapRead("/section/{slug}", (string slug, HttpContext context, PageCache pages) =>
            Section.All.FirstOrDefault(section => section.Slug == slug) is not { } section
                ? pages.NoticeAsync(StatusCodes.Status404NotFound, NotFoundHeading, NotFoundWords)
                : AnswerListAsync(
                    context,
                    pages,
                    new ListModel { Heading = section.Name, Path = $"/section/{slug}", Feed = ($"/section/{slug}/", "") },
                    new ArticleQuery { Sections = section.Names }));
        app.MapRead("/country/{code:length(2)}", (string code, HttpContext context, PageCache pages) =>
            AnswerListAsync(
                context,
                pages,
                new ListModel { Heading = $"أخبار {Country.Name(code)}", Path = $"/country/{code.ToLowerInvariant()}", Feed = ($"/country/{code.ToLowerInvariant()}/", "") },
                new ArticleQuery { Countries = [code.ToUpperInvariant()] }));
        app.MapRead("/search", AnswerSearchAsync).RequireRateLimiting(SearchLimit.Policy);
    }

    private static Task<IResult> AnswerSearchAsync(HttpContext context, PageCache pages, TimeProvider clock)
    {
        var asked = FeedRequest.Read(context.Request.Query) with { Limit = FeedRequest.DefaultLimit };
        int? days = int.TryParse(context.Request.Query["days"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 36600 ? number : null;
        if (asked.QueryString().Length == 0 && days is null)
        {
            return pages.AnswerAsync<SearchPage>("/search", async (reader, token) =>
                new ListModel { Heading = "البحث", Path = "/search", Strip = (await reader.PlainAsync(token)).Strip });
        }

        var heading = new ListModel
        {
            Heading = asked.Search is { } words ? $"نتائج البحث عن «{words}»" : "نتائج البحث",
            Note = asked.Search is { } typed && SearchQuery.Parse(typed) is SearchQuery.Refused refused ? refused.Sentence : null,
            Path = "/search",
            Asked = asked,
            Days = days,
            Feed = ("/", asked.QueryString()),
        };
        var query = asked.ToQuery();
        var since = days is { } back ? clock.GetUtcNow().AddDays(-back) : (DateTimeOffset?)null;
        query = since > (query.From ?? DateTimeOffset.MinValue) ? query with { From = since } : query;
        return AnswerListAsync(context, pages, heading, query);
    }

    private static async Task<IResult> AnswerListAsync(HttpContext context, PageCache pages, ListModel heading, ArticleQuery query)
    {
        var cursor = PageCursor.Read(context.Request.Query["after"]);
        var key = $"{heading.Path}{heading.Asked?.QueryString()} {heading.Days} after={(cursor is null ? "" : PageCursor.Write(cursor))}";
        if (cursor is not null && !await pages.HoldsAsync(key) && !context.RequestServices.GetRequiredService<MadeListLimit>().TryTake(context))
        {
            return await SearchLimit.RefuseAsync(context);
        }

        return await pages.AnswerAsync<ListPage>(key, async (reader, token) => await reader.ListAsync(heading, query with { After = cursor }, token));
    }

    private static Task<IResult> AnswerSubscribeAsync(HttpContext context, PageCache pages, SourceDirectory sources)
    {
        var asked = FeedRequest.Read(context.Request.Query);
        return pages.AnswerAsync<SubscribePage>($"/subscribe{asked.QueryString()}", async (reader, token) => new SubscribeModel
        {
            Strip = (await reader.PlainAsync(token)).Strip,
            Sources = [.. sources.Current().Where(source => source.Enabled)],
            Asked = asked,
            Preview = await reader.PreviewAsync(asked, token),
        });
    }

    private static Task<IResult> AnswerSourcesAsync<TPage>(string path, PageCache pages, SourceDirectory sources)
        where TPage : IComponent =>
        pages.AnswerAsync<TPage>(path, async (reader, token) => new SourcesModel
        {
            Strip = (await reader.PlainAsync(token)).Strip,
            Sources = [.. sources.Current().Where(source => source.Enabled)],
        });
}

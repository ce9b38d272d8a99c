using Aggregator.Server.Web.Arabic;
using Aggregator.Storage;
using Microsoft.AspNetCore.Components;

namespace Aggregator.Server.Web.Pages;

/// <summary>The addresses of the readers' pages.</summary>
internal static class PageEndpoints
{
    private const string NotFoundHeading = "لا شيء في هذا العنوان";
    private const string NotFoundWords = "ربما كان الرابط قديما أو ناقصا. ابحث عن الخبر بكلمات من عنوانه، أو عد إلى الصفحة الرئيسية.";

    public static void Map(WebApplication app)
    {
        app.MapGet("/", (PageCache pages) => pages.AnswerAsync<FrontPage>("/", async (reader, token) => await reader.FrontAsync(token)));
        app.MapGet("/a/{id:long}", (long id, PageCache pages) => pages.AnswerAsync<ArticlePage>($"/a/{id}", async (reader, token) => await reader.ArticleAsync(id, token)));
        app.MapGet("/s/{id:long}", (long id, PageCache pages) => pages.AnswerAsync<StoryPage>($"/s/{id}", async (reader, token) => await reader.StoryAsync(id, token)));
        app.MapGet("/about", (PageCache pages) => pages.AnswerAsync<AboutPage>("/about", async (reader, token) => await reader.PlainAsync(token)));
        app.MapGet("/bot", (PageCache pages) => pages.AnswerAsync<BotPage>("/bot", async (reader, token) => await reader.PlainAsync(token)));
        app.MapGet("/sources", (PageCache pages, SourceDirectory sources) => AnswerSourcesAsync<SourcesPage>("/sources", pages, sources));
        app.MapGet("/subscribe", (PageCache pages, SourceDirectory sources) => AnswerSourcesAsync<SubscribePage>("/subscribe", pages, sources));
        MapLists(app);
        app.MapFallback("{*path}", (PageCache pages) => pages.NoticeAsync(StatusCodes.Status404NotFound, NotFoundHeading, NotFoundWords));
    }

    private static void MapLists(WebApplication app)
    {
        app.MapGet("/latest", (string? after, PageCache pages) =>
            AnswerListAsync(pages, after, new ListModel { Heading = "آخر الأخبار", Path = "/latest" }, new ArticleQuery()));
        app.MapGet("/source/{id}", (string id, string? after, PageCache pages, SourceDirectory sources) =>
            sources.Find(id) is not { } source
                ? pages.NoticeAsync(StatusCodes.Status404NotFound, NotFoundHeading, NotFoundWords)
                : AnswerListAsync(
                    pages,
                    after,
                    new ListModel { Heading = source.Name, Path = $"/source/{id}", Feed = ($"/source/{id}/", ""), Source = source },
                    new ArticleQuery { SourceIds = [id], IncludeDuplicates = true }));
        app.MapGet("/section/{slug}", (string slug, string? after, PageCache pages) =>
            Section.All.FirstOrDefault(section => section.Slug == slug) is not { } section
                ? pages.NoticeAsync(StatusCodes.Status404NotFound, NotFoundHeading, NotFoundWords)
                : AnswerListAsync(
                    pages,
                    after,
                    new ListModel { Heading = section.Name, Path = $"/section/{slug}", Feed = ($"/section/{slug}/", "") },
                    new ArticleQuery { Sections = section.Names }));
        app.MapGet("/country/{code:length(2)}", (string code, string? after, PageCache pages) =>
            AnswerListAsync(
                pages,
                after,
                new ListModel { Heading = $"أخبار {Country.Name(code)}", Path = $"/country/{code.ToLowerInvariant()}", Feed = ($"/country/{code.ToLowerInvariant()}/", "") },
                new ArticleQuery { Countries = [code.ToUpperInvariant()] }));
        app.MapGet("/search", (string? q, string? after, PageCache pages) => AnswerSearchAsync(pages, q?.Trim(), after));
    }

    private static Task<IResult> AnswerSearchAsync(PageCache pages, string? words, string? after)
    {
        if (string.IsNullOrEmpty(words))
        {
            var empty = new ListModel { Heading = "البحث", Note = "اكتب كلمات من الخبر في خانة البحث أعلاه.", Path = "/search", Search = "" };
            return pages.AnswerAsync<SearchPage>("/search", async (reader, token) => empty with { Strip = (await reader.PlainAsync(token)).Strip });
        }

        var asked = words.Length > 200 ? words[..200] : words;
        var heading = new ListModel
        {
            Heading = $"نتائج البحث عن «{asked}»",
            Path = "/search",
            Search = asked,
            Feed = ("/", $"?q={Uri.EscapeDataString(asked)}"),
        };
        return AnswerListAsync(pages, after, heading, new ArticleQuery { Search = asked });
    }

    private static Task<IResult> AnswerListAsync(PageCache pages, string? after, ListModel heading, ArticleQuery query)
    {
        var cursor = PageCursor.Read(after);
        var key = $"{heading.Path}?q={heading.Search}&after={(cursor is null ? "" : PageCursor.Write(cursor))}";
        return pages.AnswerAsync<ListPage>(key, async (reader, token) => await reader.ListAsync(heading, query with { After = cursor }, token));
    }

    private static Task<IResult> AnswerSourcesAsync<TPage>(string path, PageCache pages, SourceDirectory sources)
        where TPage : IComponent =>
        pages.AnswerAsync<TPage>(path, async (reader, token) => new SourcesModel
        {
            Strip = (await reader.PlainAsync(token)).Strip,
            Sources = [.. sources.Current().Where(source => source.Enabled)],
        });
}

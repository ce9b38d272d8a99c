using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Aggregator.Server.Web.Limits;
using Aggregator.Server.Web.Lists;
using Aggregator.Server.Web.Pages;
using Aggregator.Server.Web.Serving;
using Aggregator.Storage;

namespace Aggregator.Server.Web.Api;

/// <summary>The read-only JSON API: the content of the site for programs. <see cref="ApiDescription"/> describes it.</summary>
internal sealed class ApiEndpoints(
    IReadingStore store, FilteredLists lists, ClientLimit limit, SourceDirectory sources, ApiShapes shapes, StoreStamp stamp, RepresentationCache cache)
{
    private const string CacheControl = "public, max-age=30, stale-while-revalidate=300";
    private const string MediaType = "application/json; charset=utf-8";

    public static void Map(WebApplication app)
    {
        app.MapRead("/api/openapi.json", (ApiDescription description) => description.AnswerAsync()).ExcludeFromDescription();
        app.MapRead("/api/articles", (HttpContext context, ApiEndpoints api) => api.ArticlesAsync(context)).CountSearches(TooMany)
            .DescribeList<ApiArticle>("Articles, newest first; duplicates are left out.", ApiParameters.OfArticles);
        app.MapRead("/api/articles/{id:long}", (long id, ApiEndpoints api) => api.ArticleAsync(id))
            .DescribeOne<ApiArticle>("One article with its body.");
        app.MapRead("/api/stories", (HttpContext context, ApiEndpoints api) => api.StoriesAsync(context)).CountSearches(TooMany)
            .DescribeList<ApiStory>("Stories, newest first.", ApiParameters.OfStories);
        app.MapRead("/api/stories/{id:long}", (long id, ApiEndpoints api) => api.StoryAsync(id))
            .DescribeOne<ApiStory>("One story with its articles.");
        app.MapRead("/api/sources", (ApiEndpoints api) => api.SourcesAsync())
            .Describe<ApiPage<ApiSource>>("The papers that are followed.");
        app.MapRead("/api/sections", (ApiEndpoints api) => api.SectionsAsync())
            .Describe<ApiPage<ApiSection>>("The site's sections.");
        app.Map("/api/{*rest}", () => Problem(StatusCodes.Status404NotFound, "No such resource; see /api/openapi.json.")).ExcludeFromDescription();
    }

    private Task<IResult> ArticlesAsync(HttpContext context)
    {
        var (request, after) = Read(context.Request.Query);
        var key = $"articles{request.QueryString()} {(after is null ? "" : PageCursor.Write(after))}";
        return ListAsync(context, request.IsChosen || after is not null, key, ApiJson.Readable.ApiPageApiArticle, async () =>
        {
            var found = await lists.ArticlesAsync(Query(request, after), CancellationToken.None);
            var shown = found.Take(request.Limit).ToList();
            var next = found.Count > request.Limit ? Next("/api/articles", request, new Cursor(shown[^1].At, shown[^1].ItemId)) : null;
            return new([.. shown.Select(shapes.Brief)], next);
        });
    }

    // One article more than asked for shows whether there is a next page.
    private static ArticleQuery Query(FeedRequest request, Cursor? after) => request.ToQuery() with { Limit = request.Limit + 1, After = after };

    private Task<IResult> ArticleAsync(long id) => AnswerAsync($"articles/{id}", ApiJson.Readable.ApiArticle, async () =>
        await store.FindArticleAsync(id, CancellationToken.None) is { } article ? shapes.Whole(article) : null);

    private Task<IResult> StoriesAsync(HttpContext context)
    {
        var (request, after) = Read(context.Request.Query);
        var key = $"stories{request.QueryString()} {(after is null ? "" : PageCursor.Write(after))}";
        return ListAsync(context, request.IsChosen || after is not null, key, ApiJson.Readable.ApiPageApiStory, async () =>
        {
            var found = await lists.StoriesAsync(Query(request, after), CancellationToken.None);
            var shown = found.Take(request.Limit).ToList();
            var next = found.Count > request.Limit ? Next("/api/stories", request, new Cursor(shown[^1].LastUpdated, shown[^1].Id)) : null;
            return new([.. shown.Select(shapes.Story)], next);
        });
    }

    private Task<IResult> StoryAsync(long id) => AnswerAsync($"stories/{id}", ApiJson.Readable.ApiStory, async () =>
        await store.FindStoryAsync(id, CancellationToken.None) is { } story ? shapes.Story(story) : null);

    private async Task<IResult> ListAsync<T>(HttpContext context, bool isChosen, string key, JsonTypeInfo<T> type, Func<Task<T?>> read)
        where T : class
    {
        if (!isChosen || cache.Holds(CacheKey(key), await NowAsync()) || limit.TryTake(LimitPolicy.FilteredLists, context))
        {
            return await AnswerAsync(key, type, read);
        }

        return TooMany();
    }

    private static RepresentationResult TooMany() =>
        Problem(StatusCodes.Status429TooManyRequests, "Too many searches or lists in a minute; wait for as many seconds as Retry-After says.");

    private static (FeedRequest Request, Cursor? After) Read(IQueryCollection query) => (FeedRequest.Read(query), PageCursor.Read(query["after"]));

    private static string CacheKey(string key) => $"api/{key}";

    private async Task<Stamp> NowAsync() => new(await stamp.CurrentAsync(CancellationToken.None), sources.Current(), 0);

    private async Task<IResult> AnswerAsync<T>(string key, JsonTypeInfo<T> type, Func<Task<T?>> read)
        where T : class
    {
        var (document, made) = await cache.GetAsync(CacheKey(key), await NowAsync(), async () =>
            await read() is { } found
                ? new Representation(JsonSerializer.SerializeToUtf8Bytes(found, type), MediaType)
                : ProblemDocument(StatusCodes.Status404NotFound, "Nothing has this number."));
        return new RepresentationResult(document, CacheControl, made);
    }

    private Task<IResult> SourcesAsync() => AnswerAsync("sources", ApiJson.Readable.ApiPageApiSource, () =>
        Task.FromResult<ApiPage<ApiSource>?>(new([.. sources.Current().Where(source => source.Enabled).Select(ApiShapes.Paper)], null)));

    private Task<IResult> SectionsAsync() => AnswerAsync("sections", ApiJson.Readable.ApiPageApiSection, () =>
        Task.FromResult<ApiPage<ApiSection>?>(new([.. Section.All.Select(section => new ApiSection(section.Slug, section.Name))], null)));

    private static string Next(string path, FeedRequest request, Cursor after)
    {
        var query = request.QueryString();
        return $"{path}{query}{(query.Length == 0 ? "?" : "&")}after={PageCursor.Write(after)}";
    }

    private static RepresentationResult Problem(int status, string title) => new(ProblemDocument(status, title), "no-store");

    private static Representation ProblemDocument(int status, string title) => new(
        JsonSerializer.SerializeToUtf8Bytes(new ApiProblem("about:blank", title, status), ApiJson.Readable.ApiProblem), "application/problem+json", status: status);
}

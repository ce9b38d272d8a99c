using Aggregator.Publishing.Writers;
using Aggregator.Server.Web.Limits;
using Aggregator.Server.Web.Lists;
using Aggregator.Server.Web.Pages;
using Aggregator.Server.Web.Serving;

namespace Aggregator.Server.Web.Feeds;

/// <summary>The addresses of the feeds, including the usual addresses that feed programs try.</summary>
internal static class FeedEndpoints
{
    public const string CacheControl = "public, max-age=60, stale-while-revalidate=600, stale-if-error=86400";

    // The answer is 200 without a redirect, because some programs do not follow redirects when they look for a feed.
    private static readonly (string Path, PublishedFormat Format)[] Paths =
    [
        ("/feed.rss", PublishedFormat.Rss), ("/feed.atom", PublishedFormat.Atom), ("/feed.json", PublishedFormat.Json),
        ("/feed", PublishedFormat.Rss), ("/rss", PublishedFormat.Rss), ("/rss.xml", PublishedFormat.Rss), ("/feed.xml", PublishedFormat.Rss),
        ("/index.xml", PublishedFormat.Rss), ("/atom.xml", PublishedFormat.Atom), ("/atom", PublishedFormat.Atom), ("/index.json", PublishedFormat.Json),
    ];

    public static void Map(WebApplication app)
    {
        foreach (var (path, format) in Paths)
        {
            app.MapRead(path, (HttpContext context, FeedBuilder feeds) =>
                AnswerAsync(context, feeds, FeedRequest.Read(context.Request.Query), format, ""));
        }

        foreach (var format in Enum.GetValues<PublishedFormat>())
        {
            MapFolder(app, format);
        }
    }

    private static void MapFolder(WebApplication app, PublishedFormat format)
    {
        app.MapRead($"/source/{{id}}/{format.FileName}", async (string id, HttpContext context, FeedBuilder feeds, SourceDirectory sources) =>
            sources.Known(id) is null
                ? Results.NotFound()
                : await AnswerAsync(context, feeds, FeedRequest.Read(context.Request.Query) with { Sources = [id] }, format, $"source/{id}/"));
        app.MapRead($"/section/{{slug}}/{format.FileName}", async (string slug, HttpContext context, FeedBuilder feeds) =>
            Section.Find(slug) is not { } section
                ? Results.NotFound()
                : await AnswerAsync(context, feeds, FeedRequest.Read(context.Request.Query) with { Sections = [section.Slug] }, format, $"section/{section.Slug}/"));
        app.MapRead($"/country/{{code}}/{format.FileName}", (string code, HttpContext context, FeedBuilder feeds) =>
            AnswerAsync(context, feeds, FeedRequest.Read(context.Request.Query) with { Countries = [code.ToUpperInvariant()] }, format, $"country/{code.ToLowerInvariant()}/"));
    }

    // A request at one of the usual addresses, or with the filters in another order, gets the canonical address too; the
    // validator requires it.
    /// <param name="self">The public address of the document; null for the address that is built from the folder and the
    /// request.</param>
    public static async Task<IResult> AnswerAsync(HttpContext context, FeedBuilder feeds, FeedRequest request, PublishedFormat format, string folder, Uri? self = null)
    {
        if (request.IsChosen
            && !await feeds.IsReadyAsync(request, format, folder, context.RequestAborted, self)
            && !context.RequestServices.GetRequiredService<ClientLimit>().TryTake(LimitPolicy.FilteredLists, context))
        {
            return await SearchRoutes.RefuseAsync(context);
        }

        var answer = await feeds.MadeAsync(request, format, folder, context.RequestAborted, self);
        return answer.Location == $"{context.Request.PathBase}{context.Request.Path}{context.Request.QueryString}" ? answer with { Location = null } : answer;
    }
}

namespace Aggregator.Server.Web.Feeds;

/// <summary>The addresses of the feeds, those that readers' programs probe included.</summary>
internal static class FeedEndpoints
{
    public const string CacheControl = "public, max-age=60, stale-while-revalidate=600, stale-if-error=86400";

    // Answered 200 at once: some readers do not follow redirects when they probe.
    private static readonly (string Path, FeedFormat Format)[] Paths =
    [
        ("/feed.rss", FeedFormat.Rss), ("/feed.atom", FeedFormat.Atom), ("/feed.json", FeedFormat.Json),
        ("/feed", FeedFormat.Rss), ("/rss", FeedFormat.Rss), ("/rss.xml", FeedFormat.Rss), ("/feed.xml", FeedFormat.Rss),
        ("/index.xml", FeedFormat.Rss), ("/atom.xml", FeedFormat.Atom), ("/atom", FeedFormat.Atom), ("/index.json", FeedFormat.Json),
    ];

    public static void Map(WebApplication app)
    {
        foreach (var (path, format) in Paths)
        {
            app.MapMethods(path, Read, (HttpContext context, FeedBuilder feeds) =>
                AnswerAsync(context, feeds, FeedRequest.Read(context.Request.Query), format, ""));
        }

        foreach (var format in Enum.GetValues<FeedFormat>())
        {
            MapFolder(app, format);
        }
    }

    private static readonly string[] Read = [HttpMethods.Get, HttpMethods.Head];

    private static void MapFolder(WebApplication app, FeedFormat format)
    {
        app.MapMethods($"/source/{{id}}/{format.FileName}", Read, async (string id, HttpContext context, FeedBuilder feeds, SourceDirectory sources) =>
            sources.Find(id) is null
                ? Results.NotFound()
                : await AnswerAsync(context, feeds, FeedRequest.Read(context.Request.Query) with { Sources = [id] }, format, $"source/{id}/"));
        app.MapMethods($"/section/{{slug}}/{format.FileName}", Read, async (string slug, HttpContext context, FeedBuilder feeds) =>
            Section.Find(slug) is not { } section
                ? Results.NotFound()
                : await AnswerAsync(context, feeds, FeedRequest.Read(context.Request.Query) with { Sections = [section.Slug] }, format, $"section/{section.Slug}/"));
        app.MapMethods($"/country/{{code}}/{format.FileName}", Read, (string code, HttpContext context, FeedBuilder feeds) =>
            AnswerAsync(context, feeds, FeedRequest.Read(context.Request.Query) with { Countries = [code.ToUpperInvariant()] }, format, $"country/{code.ToLowerInvariant()}/"));
    }

    private static async Task<IResult> AnswerAsync(HttpContext context, FeedBuilder feeds, FeedRequest request, FeedFormat format, string folder) =>
        new RepresentationResult(await feeds.GetAsync(request, format, folder, context.RequestAborted), CacheControl);
}

using Aggregator.Publishing.Writers;
using Aggregator.Server.Web.Limits;
using Aggregator.Server.Web.Pages;
using Aggregator.Server.Web.Serving;
using Aggregator.Sources;

namespace Aggregator.Server.Web.Feeds;

/// <summary>The short permanent addresses: /f/CODE.rss, .atom, .json, .opml, and .svg for cameras.</summary>
internal static class ShortFeedEndpoints
{
    private const string ForEver = "public, max-age=86400";

    public static void Map(WebApplication app)
    {
        foreach (var format in Enum.GetValues<FeedFormat>())
        {
            app.MapRead($"/f/{{code}}.{format.Extension}", async (string code, HttpContext context, FeedBuilder feeds, SiteOptions site) =>
                ShortFeed.Read(code) is { } request
                    ? await FeedEndpoints.AnswerAsync(context, feeds, request, format, "", Address(site, code, format.Extension))
                    : Results.NotFound());
        }

        app.MapRead("/f/{code}.svg", (string code, SiteOptions site) => ShortFeed.Read(code) is not null
            ? new RepresentationResult(new Representation(QrPicture.Write(Address(site, code, FeedFormat.Rss.Extension)), "image/svg+xml"), ForEver)
            : Results.NotFound());
        app.MapRead("/f/{code}.opml", (string code, SiteOptions site, FeedBuilder feeds) => ShortFeed.Read(code) is { } request ? Opml(code, request, site, feeds) : Results.NotFound());
        app.MapRead("/subscribe/preview.json", PreviewAsync).RequireRateLimiting(SearchLimit.Policy);
    }

    public static Uri Address(SiteOptions site, string code, string extension) => new(site.BaseUrl, $"f/{code}.{extension}");

    private static RepresentationResult Opml(string code, FeedRequest request, SiteOptions site, FeedBuilder feeds)
    {
        var title = feeds.Title(request);
        var outline = new Source { Id = "feed", Name = title, HomePage = site.BaseUrl, FeedUrls = [Address(site, code, FeedFormat.Rss.Extension)] };
        var list = OpmlWriter.Write(title, [outline], site.BaseUrl);
        return new RepresentationResult(new Representation(list.Body, list.MediaType, list.ETag), ForEver);
    }

    // The script of the page requests this while the reader still chooses. It equals what the page shows after its button is
    // pressed.
    private static async Task<IResult> PreviewAsync(HttpContext context, PageReader reader, SourceDirectory sources, SiteOptions site)
    {
        var request = FeedRequest.Read(context.Request.Query);
        var items = await reader.PreviewAsync(request, context.RequestAborted);
        var code = ShortFeed.Write(request);
        context.Response.Headers.CacheControl = "public, max-age=30";
        return Results.Json(
            new SubscriptionPreview(
                code,
                [.. Enum.GetValues<FeedFormat>().Select(format => Address(site, code, format.Extension).AbsoluteUri)],
                [.. items.Select(item => new PreviewItem(item.Article.Title, sources.OrUnknown(item.Article.SourceId).Name, $"/a/{item.Id}"))]),
            PreviewJson.Default.SubscriptionPreview);
    }
}

using Aggregator.Publishing.Writers;
using Aggregator.Server.Web.Lists;
using Aggregator.Server.Web.Serving;
using Aggregator.Sources;

namespace Aggregator.Server.Web.Feeds;

/// <summary>The short permanent addresses: /f/CODE.rss, .atom, .json, .opml, and .svg for cameras.</summary>
internal static class ShortFeedEndpoints
{
    private const string ForEver = "public, max-age=86400";

    public static void Map(WebApplication app)
    {
        foreach (var format in Enum.GetValues<PublishedFormat>())
        {
            app.MapRead($"/f/{{code}}.{format.Extension}", async (string code, HttpContext context, FeedBuilder feeds, SiteOptions site) =>
                ShortFeed.Read(code) is { } request
                    ? await FeedEndpoints.AnswerAsync(context, feeds, request, format, "", ShortFeed.Address(site, code, format.Extension))
                    : Results.NotFound());
        }

        app.MapRead("/f/{code}.svg", (string code, SiteOptions site) => ShortFeed.Read(code) is not null
            ? new RepresentationResult(new Representation(QrPicture.Write(ShortFeed.Address(site, code, PublishedFormat.Rss.Extension)), "image/svg+xml"), ForEver)
            : Results.NotFound());
        app.MapRead("/f/{code}.opml", (string code, SiteOptions site, FeedBuilder feeds) => ShortFeed.Read(code) is { } request ? Opml(code, request, site, feeds) : Results.NotFound());
    }

    private static RepresentationResult Opml(string code, FeedRequest request, SiteOptions site, FeedBuilder feeds)
    {
        var title = feeds.Title(request);
        var outline = new Source { Id = "feed", Name = title, HomePage = site.BaseUrl, FeedUrls = [ShortFeed.Address(site, code, PublishedFormat.Rss.Extension)] };
        var list = OpmlWriter.Write(title, [outline], site.BaseUrl);
        return new RepresentationResult(new Representation(list.Body, list.MediaType, list.ETag), ForEver);
    }

}

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Aggregator.Publishing;
using Aggregator.Publishing.Bodies;
using Aggregator.Publishing.Writers;
using Aggregator.Server.Web.Pages;
using Aggregator.Server.Web.Serving;
using Aggregator.Storage;

namespace Aggregator.Server.Web.Site;

/// <summary>What programs request from a site: robots.txt, sitemaps, OPML, the manifest, and the files of the site.</summary>
internal static class SiteFiles
{
    private const string CacheControl = "public, max-age=600";

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static void Map(WebApplication app)
    {
        app.MapRead("/assets/{name}", SiteAssets.Serve);
        // At the root, because a service worker controls only addresses below its own.
        app.MapRead("/sw.js", () => SiteAssets.ServeStable("sw.js"));
        app.MapRead("/favicon.ico", () => SiteAssets.ServeStable("icon.svg"));
        app.MapRead("/robots.txt", (SiteOptions site) => Text(
            $"User-agent: *\nDisallow: /search\nDisallow: /manage\nAllow: /\n\nSitemap: {site.BaseUrl.AbsoluteUri}sitemap.xml\n"));
        app.MapRead("/.well-known/security.txt", (SiteOptions site, TimeProvider clock) => Text(
            $"Contact: {site.Contact.OriginalString}\nExpires: {NextYear(clock):yyyy-MM-dd}T00:00:00Z\nPreferred-Languages: ar, en\nCanonical: {site.BaseUrl.AbsoluteUri}.well-known/security.txt\n"));
        app.MapRead("/site.webmanifest", (SiteOptions site) => Manifest(site));
        app.MapRead("/opml.xml", (SiteOptions site, SourceDirectory sources) => Feed(OpmlWriter.Write(site.Title, sources.Current(), site.BaseUrl)));
        app.MapRead("/sitemap.xml", (SiteOptions site) => Feed(SitemapWriter.Index([new(site.BaseUrl, "sitemap-pages.xml"), new(site.BaseUrl, "sitemap-news.xml")])));
        app.MapRead("/sitemap-pages.xml", (SiteOptions site, SourceDirectory sources) => Feed(SitemapWriter.Pages(Pages(site, sources))));
        app.MapRead("/sitemap-news.xml", AnswerNewsAsync);
    }

    private static async Task<IResult> AnswerNewsAsync(
        SiteOptions site, SourceDirectory sources, IReadingStore store, StoreStamp stamp, RepresentationCache cache, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var key = new Stamp(await stamp.CurrentAsync(cancellationToken), sources.Current(), now.ToUnixTimeSeconds() / 600);
        var (document, _) = await cache.GetAsync("sitemap-news.xml", key, async () =>
        {
            var query = new ArticleQuery { From = now - SitemapWriter.NewsAge, Limit = SitemapWriter.MaxNews };
            var maker = new EntryMaker(site.BaseUrl, site.TagAuthority, ShownImages.None);
            var articles = await store.LatestArticlesAsync(query, CancellationToken.None);
            return Document(SitemapWriter.Latest(
                site.Title, [.. articles.Select(article => maker.FromArticle(article, sources.OrUnknown(article.Article.SourceId)))], now));
        });
        return new RepresentationResult(document, CacheControl);
    }

    private static IEnumerable<Uri> Pages(SiteOptions site, SourceDirectory sources) =>
        SitePages.All.SelectMany(page => page.InSitemap(sources)).Select(path => new Uri(site.BaseUrl, path));

    private static RepresentationResult Manifest(SiteOptions site)
    {
        var icon = new JsonObject { ["src"] = SiteAssets.Address("icon.svg"), ["sizes"] = "any", ["type"] = "image/svg+xml" };
        var manifest = new JsonObject
        {
            ["name"] = site.Title,
            ["short_name"] = site.Title,
            ["description"] = site.Description,
            ["lang"] = "ar",
            ["dir"] = "rtl",
            ["start_url"] = "/",
            ["display"] = "standalone",
            ["background_color"] = "#faf8f4",
            ["theme_color"] = "#0d5c56",
            ["icons"] = new JsonArray(icon),
        };
        return new RepresentationResult(new Representation(Encoding.UTF8.GetBytes(manifest.ToJsonString(Json)), "application/manifest+json; charset=utf-8"), CacheControl);
    }

    // A whole year from the beginning of the year, so that the text changes once a year and not with each request.
    private static DateTimeOffset NextYear(TimeProvider clock) => new(clock.GetUtcNow().Year + 1, 12, 31, 0, 0, 0, TimeSpan.Zero);

    private static RepresentationResult Text(FormattableString text) =>
        new(new Representation(Encoding.UTF8.GetBytes(FormattableString.Invariant(text)), "text/plain; charset=utf-8"), CacheControl);

    private static RepresentationResult Feed(PublishedFeed feed) => new(Document(feed), CacheControl);

    private static Representation Document(PublishedFeed feed) => new(feed.Body, feed.MediaType, feed.ETag, feed.LastModified);
}

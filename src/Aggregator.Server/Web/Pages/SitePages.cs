using System.Globalization;
using Aggregator.Server.Web.Lists;

namespace Aggregator.Server.Web.Pages;

/// <summary>All pages for readers. A new page is a component, a row here, and its path in <c>BrowserSite.Paths</c> of the tests.</summary>
internal static class SitePages
{
    public static IReadOnlyList<SitePage> All { get; } =
    [
        new("/", typeof(FrontPage), _ => new("/", async (reader, token) => await reader.FrontAsync(token)))
        {
            Navigation = [new("/", "الرئيسية")],
            InSitemap = _ => ["/"],
            IsLive = true,
        },
        new("/latest", typeof(ListPage), ListVisits.Latest) { InSitemap = _ => ["/latest"], IsLive = true },
        new("/section/{slug}", typeof(ListPage), ListVisits.OfSection)
        {
            Navigation = [.. Section.All.Select(section => new SiteLink($"/section/{section.Slug}", section.Name))],
            InSitemap = _ => Section.All.Select(section => $"/section/{section.Slug}"),
        },
        new("/source/{id}", typeof(ListPage), ListVisits.OfSource)
        {
            InSitemap = sources => sources.Current().Where(source => source.Enabled).Select(source => $"/source/{source.Id}"),
        },
        new("/country/{code:length(2)}", typeof(ListPage), ListVisits.OfCountry)
        {
            InSitemap = sources => sources.Current().Select(source => source.Country).OfType<string>().Distinct().Select(code => $"/country/{code.ToLowerInvariant()}"),
        },
        new("/sources", typeof(SourcesPage), _ => new("/sources", async (reader, token) => await reader.SourcesAsync(token)))
        {
            Navigation = [new("/sources", "الصحف")],
            Footer = new("/sources", "الصحف"),
            InSitemap = _ => ["/sources"],
        },
        new("/subscribe", typeof(SubscribePage), Subscribe)
        {
            Navigation = [new("/subscribe", "اشترك")],
            Footer = new("/subscribe", "اشترك في الخلاصات"),
            InSitemap = _ => ["/subscribe"],
            IsSearch = true,
        },
        new("/about", typeof(AboutPage), _ => new("/about", async (reader, token) => await reader.PlainAsync(token)))
        {
            Footer = new("/about", "عن الموقع"),
            InSitemap = _ => ["/about"],
        },
        new("/bot", typeof(BotPage), _ => new("/bot", async (reader, token) => await reader.PlainAsync(token)))
        {
            Footer = new("/bot", "للناشرين"),
            InSitemap = _ => ["/bot"],
        },
        new("/search", typeof(ListPage), ListVisits.OfSearch) { IsSearch = true },
        new("/offline", typeof(OfflinePage), _ => new("/offline", async (reader, token) => await reader.OfflineAsync(token))),
        new("/a/{id:long}", typeof(ArticlePage), Article),
        new("/s/{id:long}", typeof(StoryPage), Story),
    ];

    private static PageVisit Subscribe(HttpContext context)
    {
        var asked = FeedRequest.Read(context.Request.Query);
        return new($"/subscribe{asked.QueryString()}", async (reader, token) => await reader.SubscribeAsync(asked, token));
    }

    private static PageVisit Article(HttpContext context)
    {
        var id = Number(context);
        // The reader comes from reporting a picture.
        var isThanked = context.Request.Query["thanks"] == "image";
        return new(
            isThanked ? $"/a/{id}?thanks" : $"/a/{id}",
            async (reader, token) => await reader.ArticleAsync(id, token) is { } article ? article with { IsThanked = isThanked } : null);
    }

    private static PageVisit Story(HttpContext context)
    {
        var id = Number(context);
        return new($"/s/{id}", async (reader, token) => await reader.StoryAsync(id, token));
    }

    // The route lets nothing but a number come here.
    private static long Number(HttpContext context) => long.Parse((string)context.Request.RouteValues["id"]!, CultureInfo.InvariantCulture);
}

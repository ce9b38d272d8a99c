using System.Globalization;
using Aggregator.Server.Web.Arabic;
using Aggregator.Server.Web.Lists;
using Aggregator.Storage;
using Aggregator.Text.Search;

namespace Aggregator.Server.Web.Pages;

/// <summary>Visits of the pages that are a heading with articles under it: the latest, a paper's, a section's, a country's, a search's.</summary>
internal static class ListVisits
{
    public static PageVisit Latest(HttpContext context) =>
        Visit(context, new ListModel { Heading = "آخر الأخبار", Path = "/latest" }, new ArticleQuery());

    /// <returns>Null for a source that never was.</returns>
    public static PageVisit? OfSource(HttpContext context) =>
        context.RequestServices.GetRequiredService<SourceDirectory>().Known(Value(context, "id")) is { } source
            ? Visit(
                context,
                new ListModel { Heading = source.Name, Path = $"/source/{source.Id}", Feed = ($"/source/{source.Id}/", ""), Source = source },
                new ArticleQuery { SourceIds = [source.Id], IncludeDuplicates = true })
            : null;

    /// <returns>Null for a section that we do not have.</returns>
    public static PageVisit? OfSection(HttpContext context) =>
        Section.All.FirstOrDefault(section => section.Slug == Value(context, "slug")) is { } section
            ? Visit(
                context,
                new ListModel { Heading = section.Name, Path = $"/section/{section.Slug}", Feed = ($"/section/{section.Slug}/", "") },
                new ArticleQuery { Sections = section.Names })
            : null;

    public static PageVisit OfCountry(HttpContext context)
    {
        var code = Value(context, "code").ToLowerInvariant();
        return Visit(
            context,
            new ListModel { Heading = $"أخبار {Country.Name(code)}", Path = $"/country/{code}", Feed = ($"/country/{code}/", "") },
            new ArticleQuery { Countries = [code.ToUpperInvariant()] });
    }

    public static PageVisit OfSearch(HttpContext context)
    {
        var asked = FeedRequest.Read(context.Request.Query) with { Limit = FeedRequest.DefaultLimit };
        int? days = int.TryParse(context.Request.Query["days"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 36600 ? number : null;
        if (asked.QueryString().Length == 0 && days is null)
        {
            return new("/search", async (reader, token) =>
                new ListModel { Heading = "البحث", Path = "/search", Strip = (await reader.PlainAsync(token)).Strip })
            {
                Component = typeof(SearchPage),
            };
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
        var since = days is { } back ? context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().AddDays(-back) : (DateTimeOffset?)null;
        return Visit(context, heading, since > (query.From ?? DateTimeOffset.MinValue) ? query with { From = since } : query);
    }

    private static PageVisit Visit(HttpContext context, ListModel heading, ArticleQuery query)
    {
        var cursor = PageCursor.Read(context.Request.Query["after"]);
        var key = $"{heading.Path}{heading.Asked?.QueryString()} {heading.Days} after={(cursor is null ? "" : PageCursor.Write(cursor))}";
        return new(key, async (reader, token) => await reader.ListAsync(heading, query with { After = cursor }, token)) { IsFurther = cursor is not null };
    }

    private static string Value(HttpContext context, string name) => context.Request.RouteValues[name] as string ?? "";
}

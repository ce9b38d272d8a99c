using System.Text.Json;
using System.Text.Json.Serialization;
using Aggregator.Publishing.Writers;
using Aggregator.Server.Web.Lists;
using Aggregator.Server.Web.Serving;

namespace Aggregator.Server.Web.Pages;

/// <summary>What a choice of news brings, for the subscription page's script.</summary>
/// <param name="Addresses">RSS, Atom, JSON Feed.</param>
internal sealed record SubscriptionPreview(string Code, IReadOnlyList<string> Addresses, IReadOnlyList<PreviewItem> Items)
{
    public static void Map(WebApplication app) => app.MapRead("/subscribe/preview.json", AnswerAsync).CountSearches();

    // The page's script shows this while the reader chooses. After the button is pressed the page shows the same.
    private static async Task<IResult> AnswerAsync(HttpContext context, PageReader reader, SourceDirectory sources, SiteOptions site)
    {
        var request = FeedRequest.Read(context.Request.Query);
        var items = await reader.PreviewAsync(request, context.RequestAborted);
        var code = ShortFeed.Write(request);
        context.Response.Headers.CacheControl = "public, max-age=30";
        return Results.Json(
            new SubscriptionPreview(
                code,
                [.. Enum.GetValues<PublishedFormat>().Select(format => ShortFeed.Address(site, code, format.Extension).AbsoluteUri)],
                [.. items.Select(item => new PreviewItem(item.Article.Title, sources.OrUnknown(item.Article.SourceId).Name, $"/a/{item.Id}"))]),
            PreviewJson.Default.SubscriptionPreview);
    }
}

internal sealed record PreviewItem(string Title, string Paper, string Page);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(SubscriptionPreview))]
internal sealed partial class PreviewJson : JsonSerializerContext;

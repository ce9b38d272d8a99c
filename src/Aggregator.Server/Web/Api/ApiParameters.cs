using System.Text.Json.Nodes;
using Aggregator.Server.Web.Lists;
using Microsoft.OpenApi;

namespace Aggregator.Server.Web.Api;

/// <summary>The parameters of the lists, as the description of the API gives them. <see cref="FeedRequest.Read"/> and
/// <see cref="PageCursor"/> read them.</summary>
internal static class ApiParameters
{
    /// <summary>Of the list of articles.</summary>
    public static IEnumerable<OpenApiParameter> OfArticles() =>
    [
        .. OfStories(),
        Query("order", "Of a search: relevance puts the best of the newest hits first; otherwise the newest are first.", new() { Type = JsonSchemaType.String, Enum = ["relevance"] }),
        Query("hits", "How many of the newest hits are weighed by relevance.", Number(FeedRequest.MaxHits, FeedRequest.DefaultHits)),
    ];

    /// <summary>Of the list of stories.</summary>
    public static IEnumerable<OpenApiParameter> OfStories() =>
    [
        Query("source", "Ids of papers, repeated or comma-separated.", Texts()),
        Query("country", "ISO 3166-1 alpha-2 codes, repeated or comma-separated.", Texts()),
        Query("section", "Slugs of sections, repeated or comma-separated.", Texts()),
        Query("q", "Words to find.", new() { Type = JsonSchemaType.String }),
        Query("without", "Words that must not occur.", new() { Type = JsonSchemaType.String }),
        Query("from", "From this day (UTC).", new() { Type = JsonSchemaType.String, Format = "date" }),
        Query("to", "To the end of this day (UTC).", new() { Type = JsonSchemaType.String, Format = "date" }),
        Query("limit", "How many items a page has.", Number(FeedRequest.MaxLimit, FeedRequest.DefaultLimit)),
        Query("after", "Where the page begins. The address in «next» has it.", new() { Type = JsonSchemaType.String }),
    ];

    private static OpenApiParameter Query(string name, string description, OpenApiSchema schema) =>
        new() { Name = name, In = ParameterLocation.Query, Description = description, Schema = schema };

    private static OpenApiSchema Texts() => new() { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } };

    private static OpenApiSchema Number(int most, int normal) =>
        new() { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = $"{most}", Default = JsonValue.Create(normal) };
}

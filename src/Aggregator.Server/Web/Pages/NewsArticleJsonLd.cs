using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Aggregator.Sources;
using Aggregator.Stories;
using Microsoft.AspNetCore.Components;

namespace Aggregator.Server.Web.Pages;

/// <summary>The NewsArticle data for search engines; it names the paper that published the text.</summary>
internal static class NewsArticleJsonLd
{
    // This encoder still escapes <, > and &, so no headline can end the script element.
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static MarkupString Of(StoryArticle article, Source source, Uri? image, Uri page, string siteName)
    {
        var publisher = new JsonObject { ["@type"] = "NewsMediaOrganization", ["name"] = source.Name, ["url"] = source.HomePage?.AbsoluteUri };
        var data = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "NewsArticle",
            ["headline"] = article.Article.Title,
            ["inLanguage"] = "ar",
            ["url"] = page.AbsoluteUri,
            ["datePublished"] = Published(article),
            ["dateModified"] = Instant(article.UpdatedAt < article.At ? article.At : article.UpdatedAt),
            ["isBasedOn"] = article.Article.Url.AbsoluteUri,
            ["author"] = Authors(article, source),
            ["publisher"] = publisher,
            ["isPartOf"] = new JsonObject { ["@type"] = "WebSite", ["name"] = siteName },
        };
        if (image is not null)
        {
            data["image"] = image.AbsoluteUri;
        }

        return new MarkupString($"<script type=\"application/ld+json\">{data.ToJsonString(Options)}</script>");
    }

    /// <summary>The instant, or the day when the publisher names no time of day; ISO 8601 has both.</summary>
    public static string Published(StoryArticle article) => article.Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? Instant(article.At);

    public static string Instant(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static JsonArray Authors(StoryArticle article, Source source) => article.Article.Authors.Count == 0
        ? [new JsonObject { ["@type"] = "Organization", ["name"] = article.Article.Credit ?? source.Name }]
        : [.. article.Article.Authors.Select(name => (JsonNode)new JsonObject { ["@type"] = "Person", ["name"] = name })];
}

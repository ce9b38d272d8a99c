using System.Net;
using System.Text.Json;

namespace Aggregator.Extraction.JsonLd;

/// <summary>Chooses the node of the page's JSON-LD that describes the article, and reads that node.</summary>
internal static class JsonLdArticle
{
    public static StructuredData Choose(List<JsonElement> nodes, Uri page)
    {
        var listing = nodes.Exists(node => TypeOf(node) is "CollectionPage" or "ItemList" or "SearchResultsPage");
        var article = nodes
            .Where(node => Rank(TypeOf(node)) > 0)
            .OrderByDescending(node => Rank(TypeOf(node)) + (node.TryGetProperty("articleBody", out _) ? 2 : 0)
                + (node.TryGetProperty("datePublished", out _) ? 1 : 0))
            .FirstOrDefault();
        var site = nodes.Where(node => TypeOf(node) == "WebSite").Select(Name).FirstOrDefault(name => name is not null);
        return (article.ValueKind == JsonValueKind.Object ? Read(article, nodes, new JsonLdReferences(nodes, page), listing) : new StructuredData { IsListing = listing }) with { Site = site };
    }

    private static StructuredData Read(JsonElement node, List<JsonElement> nodes, JsonLdReferences known, bool listing) =>
        new()
        {
            Type = TypeOf(node),
            IsListing = listing,
            Headline = Text(node, "headline") ?? Text(node, "name"),
            Description = Text(node, "description"),
            Body = Text(node, "articleBody") ?? Text(node, "text"),
            Published = Text(node, "datePublished") ?? Text(node, "dateCreated") ?? Text(node, "uploadDate"),
            Modified = Text(node, "dateModified"),
            Section = Strings(node, "articleSection", "name").FirstOrDefault(),
            Language = Text(node, "inLanguage"),
            Address = Text(node, "url") ?? Strings(node, "mainEntityOfPage", "@id").FirstOrDefault(),
            BasedOn = Strings(node, "isBasedOn", "url").FirstOrDefault() ?? Strings(node, "isBasedOnUrl", "url").FirstOrDefault(),
            Authors = [.. Authors(node, "author", known) is { Count: > 0 } authors ? authors : Authors(node, "creator", known)],
            Organizations = [.. Values(node, "author").Select(known.Follow).Where(author => author.ValueKind == JsonValueKind.Object).Select(author => Text(author, "name")).OfType<string>()],
            Images = [.. Images(node, "image", known), .. nodes.Where(other => TypeOf(other) == "WebPage").SelectMany(other => Images(other, "primaryImageOfPage", known)), .. Strings(node, "thumbnailUrl")],
            Keywords = [.. Strings(node, "keywords", "name").SelectMany(words => words.Split(',', '،', ';'))],
            Publisher = Values(node, "publisher").Select(known.Follow).Select(publisher => Name(publisher)).OfType<string>().FirstOrDefault(),
            IsPaywalled = Text(node, "isAccessibleForFree")?.ToUpperInvariant() is "FALSE",
        };

    private static int Rank(string type) => type switch
    {
        "NewsArticle" or "ReportageNewsArticle" or "OpinionNewsArticle" or "AnalysisNewsArticle" or "ReviewNewsArticle"
            or "BackgroundNewsArticle" or "AskPublicNewsArticle" => 20,
        "Article" or "BlogPosting" or "Report" or "LiveBlogPosting" or "TechArticle" or "ScholarlyArticle" or "AdvertiserContentArticle" => 16,
        "Review" or "Recipe" or "SocialMediaPosting" or "VideoObject" => 4,
        "WebPage" => 2,
        _ => 0,
    };

    private static string TypeOf(JsonElement node)
    {
        if (!node.TryGetProperty("@type", out var type))
        {
            return "";
        }

        return type.ValueKind == JsonValueKind.Array
            ? type.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString() ?? "").OrderByDescending(Rank).FirstOrDefault() ?? ""
            : type.ValueKind == JsonValueKind.String ? type.GetString() ?? "" : "";
    }

    /// <summary>The addresses of pictures. The @id of a picture's node
    /// is used as an address only when it has no fragment.</summary>
    private static IEnumerable<string> Images(JsonElement node, string name, JsonLdReferences known) =>
        Values(node, name)
            .Select(known.Follow)
            .Select(image => image.ValueKind == JsonValueKind.String ? Decode(image.GetString())
                : image.ValueKind != JsonValueKind.Object ? null
                : Text(image, "url") ?? Text(image, "contentUrl") ?? (Text(image, "@id") is { } id && !id.Contains('#', StringComparison.Ordinal) ? id : null))
            .OfType<string>();

    private static string? Name(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.String => Decode(node.GetString()),
        JsonValueKind.Object => Text(node, "name"),
        _ => null,
    };

    private static List<string> Authors(JsonElement node, string name, JsonLdReferences known)
    {
        var names = new List<string>();
        foreach (var author in Values(node, name).Take(20))
        {
            var person = known.Follow(author);
            if (person.ValueKind == JsonValueKind.String)
            {
                names.Add(Decode(person.GetString()));
            }
            else if (person.ValueKind == JsonValueKind.Object && TypeOf(person) is not ("Organization" or "NewsMediaOrganization" or "Corporation"))
            {
                names.AddRange(Strings(person, "name", "name"));
            }
        }

        return names;
    }

    private static List<JsonElement> Values(JsonElement node, string name) =>
        !node.TryGetProperty(name, out var value) ? []
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()]
        : [value];

    private static List<string> Strings(JsonElement node, string name, params ReadOnlySpan<string> inner)
    {
        var found = new List<string>();
        foreach (var value in Values(node, name))
        {
            if (value.ValueKind == JsonValueKind.String)
            {
                found.Add(Decode(value.GetString()));
                continue;
            }

            foreach (var key in inner)
            {
                if (value.ValueKind == JsonValueKind.Object && Text(value, key) is { } text)
                {
                    found.Add(text);
                    break;
                }
            }
        }

        return found;
    }

    private static string? Text(JsonElement node, string name) =>
        !node.TryGetProperty(name, out var value) ? null : value.ValueKind switch
        {
            JsonValueKind.String => Decode(value.GetString()) is { Length: > 0 } text ? text : null,
            JsonValueKind.Array => value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => Decode(item.GetString())).FirstOrDefault(),
            JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
            _ => null,
        };

    /// <summary>Publishers escape the texts of JSON-LD as HTML, and some escape them twice.</summary>
    private static string Decode(string? text)
    {
        var decoded = text?.Trim() ?? "";
        for (var i = 0; i < 2 && decoded.Contains('&', StringComparison.Ordinal); i++)
        {
            decoded = WebUtility.HtmlDecode(decoded);
        }

        return decoded;
    }
}

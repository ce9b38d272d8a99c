using System.Text.Json;
using System.Text.RegularExpressions;

namespace Aggregator.Server.Tests.Web.Feeds;

/// <summary>The requirements and recommendations of JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).</summary>
internal static partial class JsonFeedRules
{
    public static IReadOnlyList<string> Of(JsonElement feed)
    {
        List<string> faults = [];
        if (Text(feed, "version") != "https://jsonfeed.org/version/1.1" || string.IsNullOrWhiteSpace(Text(feed, "title")) || Text(feed, "language") != "ar")
        {
            faults.Add("version, title or language");
        }

        faults.AddRange(((string[])["home_page_url", "feed_url"]).Where(name => !IsAddress(Text(feed, name))).Select(name => $"{name} {Text(feed, name)}"));
        if (feed.TryGetProperty("author", out _))
        {
            faults.Add("author was replaced by authors in 1.1");
        }

        var items = feed.GetProperty("items").EnumerateArray().ToList();
        if (items.Select(item => Text(item, "id")).Distinct().Count() != items.Count)
        {
            faults.Add("ids are not unique");
        }

        faults.AddRange(items.SelectMany(Item));
        return faults;
    }

    private static IEnumerable<string> Item(JsonElement item)
    {
        var id = Text(item, "id");
        if (id is null || (Text(item, "content_html") ?? Text(item, "content_text")) is null)
        {
            yield return $"{id}: no id or no content";
        }

        foreach (var name in (string[])["url", "external_url"])
        {
            if (!IsAddress(Text(item, name)))
            {
                yield return $"{id}: {name} {Text(item, name)}";
            }
        }

        if (item.TryGetProperty("image", out var image) && !IsAddress(image.GetString()))
        {
            yield return $"{id}: image {image}";
        }

        foreach (var name in (string[])["date_published", "date_modified"])
        {
            if (!Rfc3339.IsMatch(Text(item, name) ?? ""))
            {
                yield return $"{id}: {name} {Text(item, name)}";
            }
        }

        if (item.TryGetProperty("author", out _) || item.GetProperty("authors").EnumerateArray().All(author => string.IsNullOrWhiteSpace(Text(author, "name"))))
        {
            yield return $"{id}: authors";
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool IsAddress(string? text) => text is not null && Address.IsMatch(text);

    [GeneratedRegex("^https?://[!-~]+$")]
    private static partial Regex Address { get; }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")]
    private static partial Regex Rfc3339 { get; }
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Aggregator.Sources.Effective;

/// <summary>Writes a source as an entry of feeds.json. <see cref="SourceReader"/> reads the same source from it. Settings that
/// have their default are left out, so two sources are the same when their entries are.</summary>
public static class SourceWriter
{
    private static readonly Source Defaults = new() { Id = "", Name = "" };

    private static readonly JsonSerializerOptions Indented = new()
    {
        // The file is no HTML, and people read it.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    internal static readonly JsonSerializerOptions OneLine = new(Indented) { WriteIndented = false };

    public static JsonObject Entry(Source source)
    {
        var entry = new JsonObject { ["id"] = source.Id, ["name"] = source.Name };
        Put(entry, "kind", Word(source.Kind), source.Kind != Defaults.Kind);
        Put(entry, "feedUrls", new JsonArray([.. source.FeedUrls.Select(url => JsonValue.Create(url.OriginalString))]), source.FeedUrls.Count > 0);
        Put(entry, "homePage", source.HomePage?.OriginalString);
        Put(entry, "country", source.Country);
        Put(entry, "category", source.Category);
        Put(entry, "language", source.Language, source.Language != Defaults.Language);
        Put(entry, "pageRules", Rules(source.PageRules), source.PageRules is not null);
        Put(entry, "listing", Rules(source.Listing), source.Listing is not null);
        Put(entry, "reader", source.Reader is { } reader ? Word(reader) : null);
        Put(entry, "encoding", source.Encoding);
        Put(entry, "timeZone", source.TimeZone);
        Put(entry, "dateCorrection", DurationText.Write(source.DateCorrection), source.DateCorrection != Defaults.DateCorrection);
        Put(entry, "minInterval", DurationText.Write(source.MinInterval), source.MinInterval != Defaults.MinInterval);
        Put(entry, "maxInterval", DurationText.Write(source.MaxInterval), source.MaxInterval != Defaults.MaxInterval);
        Put(entry, "weight", source.Weight, !source.Weight.Equals(Defaults.Weight));
        Put(entry, "publish", Word(source.Publish), source.Publish != Defaults.Publish);
        Put(entry, "images", Word(source.Images), source.Images != Defaults.Images);
        Put(entry, "logo", source.Logo?.OriginalString);
        Put(entry, "userAgent", source.UserAgent);
        Put(entry, "headers", Headers(source.Headers), source.Headers.Count > 0);
        Put(entry, "enabled", false, !source.Enabled);
        Put(entry, "disabledReason", source.DisabledReason);
        return entry;
    }

    /// <summary>A file of these sources in the form of feeds.json.</summary>
    public static string File(IEnumerable<Source> sources) =>
        new JsonObject { ["sources"] = new JsonArray([.. sources.Select(Entry)]) }.ToJsonString(Indented) + "\n";

    /// <summary>JSON in one line, as the store keeps it.</summary>
    public static string Line(JsonObject entry) => entry.ToJsonString(OneLine);

    /// <summary>Whether two sources have the same settings.</summary>
    public static bool AreSame(Source one, Source other) => JsonNode.DeepEquals(Entry(one), Entry(other));

    private static JsonObject? Rules(PageRules? rules)
    {
        if (rules is null)
        {
            return null;
        }

        var written = Texts(("title", rules.Title), ("body", rules.Body), ("author", rules.Author), ("date", rules.Date), ("image", rules.Image));
        Put(written, "remove", new JsonArray([.. rules.Remove.Select(selector => JsonValue.Create(selector))]), rules.Remove.Count > 0);
        return written;
    }

    private static JsonObject? Rules(ListingRules? rules) => rules is null ? null : Texts(
        ("item", rules.Item), ("link", rules.Link), ("title", rules.Title), ("summary", rules.Summary), ("date", rules.Date), ("image", rules.Image));

    private static JsonObject Headers(IReadOnlyDictionary<string, string> headers) =>
        Texts([.. headers.OrderBy(header => header.Key, StringComparer.OrdinalIgnoreCase).Select(header => (header.Key, (string?)header.Value))]);

    private static JsonObject Texts(params IReadOnlyList<(string Name, string? Text)> members)
    {
        var written = new JsonObject();
        foreach (var (name, text) in members)
        {
            Put(written, name, text);
        }

        return written;
    }

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static void Put(JsonObject entry, string name, JsonNode? value, bool isSaid) => Put(entry, name, isSaid ? value : null);

    private static void Put(JsonObject entry, string name, JsonNode? value)
    {
        if (value is not null)
        {
            entry[name] = value;
        }
    }
}

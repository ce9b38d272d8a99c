using System.Globalization;
using System.Text.Json;
using Aggregator.Extraction.Sanitizing;
using Aggregator.Feeds;

namespace Aggregator.Server.Cli.JsonLines;

/// <summary>Writes the content of a feed as one JSON object, with sanitised markup and absolute links.</summary>
internal static class FeedNormalForm
{
    /// <param name="writer">The output.</param>
    /// <param name="path">The document's path as it was given.</param>
    /// <param name="outcome">Null when the file could not be read.</param>
    /// <param name="error">Why the file could not be read.</param>
    public static void Write(Utf8JsonWriter writer, string path, FeedOutcome? outcome, string error)
    {
        writer.WriteStartObject();
        writer.WriteString("file", path);
        var (feed, problem) = outcome switch
        {
            FeedOutcome.Parsed(var parsed) => (parsed, null),
            FeedOutcome.NotAFeed(_, var detail, var partial) => (partial, detail.ToString()),
            _ => (null, error),
        };
        writer.WriteString("error", problem);
        if (feed is not null)
        {
            WriteHead(writer, feed);
            writer.WriteStartArray("entries");
            foreach (var entry in feed.Entries)
            {
                WriteEntry(writer, entry);
            }

            writer.WriteEndArray();
            WriteRepairs(writer, feed.Repairs);
        }

        writer.WriteEndObject();
    }

    private static void WriteHead(Utf8JsonWriter writer, ParsedFeed feed)
    {
        writer.WriteStartObject("feed");
        WriteText(writer, "id", feed.Id);
        WriteMarkup(writer, "title", feed.Title);
        WriteMarkup(writer, "description", feed.Description);
        WriteAddress(writer, "link", feed.Link);
        WriteAddress(writer, "self", feed.Self);
        WriteText(writer, "language", feed.Language);
        WriteAddress(writer, "image", feed.Image);
        WriteAddress(writer, "icon", feed.Icon);
        WriteDate(writer, "published", feed.Published);
        WriteDate(writer, "updated", feed.Updated);
        WritePeople(writer, feed.Authors);
        WriteTexts(writer, "categories", feed.Categories);
        WriteText(writer, "format", feed.Format.ToString());
        WriteTexts(writer, "hubs", [.. feed.Hubs.Select(Shown)]);
        WriteTexts(writer, "sitemaps", [.. feed.Sitemaps.Select(sitemap => Shown(sitemap.Url))]);
        writer.WriteEndObject();
    }

    private static void WriteEntry(Utf8JsonWriter writer, ParsedEntry entry)
    {
        writer.WriteStartObject();
        WriteText(writer, "id", entry.Id);
        WriteMarkup(writer, "title", entry.Title);
        WriteAddress(writer, "link", entry.Link);
        WriteMarkup(writer, "summary", entry.Summary);
        WriteMarkup(writer, "content", entry.Content);
        WriteDate(writer, "published", entry.Published);
        WriteDate(writer, "updated", entry.Updated);
        WritePeople(writer, entry.Authors);
        WriteTexts(writer, "categories", entry.Categories);
        WriteEnclosures(writer, entry.Enclosures);
        WriteAddress(writer, "image", entry.Image);
        WriteAddress(writer, "comments", entry.Comments);
        WriteText(writer, "language", entry.Language);
        writer.WriteEndObject();
    }

    private static void WriteMarkup(Utf8JsonWriter writer, string name, FeedText? text)
    {
        if (text is null)
        {
            return;
        }

        var isHtml = text.Kind == FeedTextKind.Html;
        writer.WriteString(name, isHtml ? Sanitizer.Sanitize(text.Value, text.Base).Value : text.Value);
        writer.WriteString(name + "_type", isHtml ? "html" : "text");
    }

    private static void WritePeople(Utf8JsonWriter writer, IReadOnlyList<FeedPerson> people)
    {
        if (people.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("authors");
        foreach (var person in people)
        {
            writer.WriteStartObject();
            WriteText(writer, "name", person.Name);
            WriteText(writer, "email", person.Email);
            WriteAddress(writer, "url", person.Url);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteEnclosures(Utf8JsonWriter writer, IReadOnlyList<FeedEnclosure> enclosures)
    {
        if (enclosures.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("enclosures");
        foreach (var enclosure in enclosures)
        {
            writer.WriteStartObject();
            WriteAddress(writer, "url", enclosure.Url);
            WriteText(writer, "type", enclosure.MediaType);
            if (enclosure.Length is { } length)
            {
                writer.WriteNumber("length", length);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteRepairs(Utf8JsonWriter writer, IReadOnlyList<FeedRepair> repairs) =>
        WriteTexts(writer, "repairs", [.. repairs.Select(repair => repair.Line is { } line
            ? string.Create(CultureInfo.InvariantCulture, $"line {line}: {repair.Message}")
            : repair.Message)]);

    private static void WriteTexts(Utf8JsonWriter writer, string name, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }

    private static void WriteAddress(Utf8JsonWriter writer, string name, Uri? address) => WriteText(writer, name, address is null ? null : Shown(address));

    private static void WriteDate(Utf8JsonWriter writer, string name, DateTimeOffset? date) =>
        WriteText(writer, name, date?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    private static string Shown(Uri address) =>
        address.IsAbsoluteUri && address.Scheme is "http" or "https" ? address.AbsoluteUri : address.OriginalString;
}

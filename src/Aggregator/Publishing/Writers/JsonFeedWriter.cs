using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Aggregator.Publishing.Writers;

/// <summary>Writes JSON Feed 1.1.</summary>
/// <remarks>https://www.jsonfeed.org/version/1.1/</remarks>
public static class JsonFeedWriter
{
    public const string MediaType = "application/feed+json; charset=utf-8";

    // Arabic stays Arabic: the default encoder escapes each letter into six bytes.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), Indented = true, NewLine = "\n" };

    public static PublishedFeed Write(FeedModel feed)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            writer.WriteString("version", "https://jsonfeed.org/version/1.1");
            writer.WriteString("title", PublishedText.Title(feed.Title));
            writer.WriteString("description", PublishedText.Clean(feed.Description));
            writer.WriteString("home_page_url", feed.HomePage.FeedForm);
            writer.WriteString("feed_url", feed.Self.FeedForm);
            if (feed.Icon is { } icon)
            {
                writer.WriteString("icon", icon.FeedForm);
                writer.WriteString("favicon", icon.FeedForm);
            }

            writer.WriteString("language", "ar");
            WriteHub(writer, feed.Hub);
            if (feed.PreviousArchive is { } older)
            {
                writer.WriteString("next_url", older.FeedForm);
            }

            writer.WriteStartArray("items");
            foreach (var entry in feed.Entries)
            {
                WriteItem(writer, entry);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return FeedBytes.Seal(buffer.ToArray(), MediaType, feed.LastModified);
    }

    private static void WriteHub(Utf8JsonWriter writer, Uri? hub)
    {
        if (hub is null)
        {
            return;
        }

        writer.WriteStartArray("hubs");
        writer.WriteStartObject();
        writer.WriteString("type", "WebSub");
        writer.WriteString("url", hub.FeedForm);
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void WriteItem(Utf8JsonWriter writer, PublishedEntry entry)
    {
        writer.WriteStartObject();
        writer.WriteString("id", entry.Id);
        writer.WriteString("url", entry.Page.FeedForm);
        writer.WriteString("external_url", entry.SourcePage.FeedForm);
        writer.WriteString("title", entry.Title);
        writer.WriteString("content_html", entry.BodyHtml);
        if (entry.Summary is { } summary)
        {
            writer.WriteString("summary", summary);
        }

        if (entry.Image is { } image)
        {
            writer.WriteString("image", image.FeedForm);
        }

        if (entry.Day is null)
        {
            writer.WriteString("date_published", Rfc3339(entry.Published));
        }

        writer.WriteString("date_modified", Rfc3339(entry.Updated));
        WriteAuthors(writer, entry);
        writer.WriteStartArray("tags");
        foreach (var category in entry.Categories)
        {
            writer.WriteStringValue(category);
        }

        writer.WriteEndArray();
        writer.WriteString("language", "ar");
        writer.WriteEndObject();
    }

    private static void WriteAuthors(Utf8JsonWriter writer, PublishedEntry entry)
    {
        writer.WriteStartArray("authors");
        foreach (var author in entry.Authors.DefaultIfEmpty(PublishedText.Clean(entry.Source.Name)))
        {
            writer.WriteStartObject();
            writer.WriteString("name", author);
            if (entry.Source.HomePage is { } home)
            {
                writer.WriteString("url", home.FeedForm);
            }

            // A logo is not a person's picture, so it is not the avatar.
            if (entry.Authors.Count == 0 && entry.Logo is { } logo)
            {
                writer.WriteString("avatar", logo.FeedForm);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static string Rfc3339(DateTimeOffset instant) =>
        instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

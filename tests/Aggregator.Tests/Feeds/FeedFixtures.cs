using System.Globalization;
using System.Text;
using Aggregator.Feeds;
using Aggregator.Fetching;
using Aggregator.Sources;

namespace Aggregator.Tests.Feeds;

/// <summary>The feeds written for this project, one for each behaviour, and what was read from them as lines of text.</summary>
internal static class FeedFixtures
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Feeds", "Fixtures");

    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(Folder).Select(path => Path.GetFileName(path)).Where(name => !name.EndsWith(".approved.txt", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    public static byte[] Load(string name) => File.ReadAllBytes(Path.Combine(Folder, name));

    public static string Approved(string name) => Path.Combine(Folder, name + ".approved.txt");

    public static string Received(string name) => Path.Combine(Path.GetDirectoryName(Folder) ?? Folder, name + ".received.txt");

    public static FeedOutcome Parse(byte[] body, FeedReaderName reader = FeedReaderName.Own) => FeedParser.Parse(new FetchedDocument
    {
        Url = new Uri("https://news.example/feed"),
        Body = body,
        FetchedAt = DateTimeOffset.UnixEpoch,
    }, encoding: null, zone: null, reader);

    public static string Describe(FeedOutcome outcome)
    {
        if (outcome is FeedOutcome.NotAFeed(var fault, var detail, _))
        {
            return $"{fault}: {detail}\n";
        }

        var feed = ((FeedOutcome.Parsed)outcome).Feed;
        var text = new StringBuilder();
        Line(text, "format", feed.Format.ToString());
        Line(text, "id", feed.Id);
        Line(text, "title", Shown(feed.Title));
        Line(text, "description", Shown(feed.Description));
        Line(text, "link", feed.Link?.ToString());
        Line(text, "self", feed.Self?.ToString());
        Line(text, "language", feed.Language);
        Line(text, "image", feed.Image?.ToString());
        Line(text, "icon", feed.Icon?.ToString());
        Line(text, "published", Shown(feed.Published));
        Line(text, "updated", Shown(feed.Updated));
        Line(text, "every", feed.TimeToLive?.ToString("c", CultureInfo.InvariantCulture));
        Line(text, "not at", Joined(feed.SkipHours.Select(hour => hour.ToString(CultureInfo.InvariantCulture))));
        Line(text, "hubs", Joined(feed.Hubs.Select(hub => hub.ToString())));
        Line(text, "sitemaps", Joined(feed.Sitemaps.Select(sitemap => sitemap.Url.ToString())));
        Line(text, "authors", Joined(feed.Authors.Select(author => author.ToString())));
        foreach (var entry in feed.Entries)
        {
            Describe(text, entry);
        }

        foreach (var repair in feed.Repairs)
        {
            Line(text, "repair", repair.Line is { } line ? $"line {line.ToString(CultureInfo.InvariantCulture)}: {repair.Message}" : repair.Message);
        }

        return text.ToString();
    }

    private static void Describe(StringBuilder text, ParsedEntry entry)
    {
        text.Append("entry\n");
        Line(text, "  id", entry.Id);
        Line(text, "  title", Shown(entry.Title));
        Line(text, "  link", entry.Link?.ToString());
        Line(text, "  summary", Shown(entry.Summary));
        Line(text, "  content", Shown(entry.Content));
        Line(text, "  published", Shown(entry.Published));
        Line(text, "  updated", Shown(entry.Updated));
        Line(text, "  authors", Joined(entry.Authors.Select(author => author.Name ?? author.Email ?? "?")));
        Line(text, "  categories", Joined(entry.Categories));
        Line(text, "  enclosures", Joined(entry.Enclosures.Select(file => string.Create(CultureInfo.InvariantCulture, $"{file.Url} {file.MediaType} {file.Length}"))));
        Line(text, "  image", entry.Image?.ToString());
        Line(text, "  comments", entry.Comments?.ToString());
        Line(text, "  language", entry.Language);
    }

    private static void Line(StringBuilder text, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            text.Append(name).Append(": ").Append(value.Replace("\n", "\\n", StringComparison.Ordinal)).Append('\n');
        }
    }

    private static string? Shown(FeedText? text) => text is null ? null : $"{text.Kind} «{text.Value}» at {text.Base}";

    private static string? Shown(DateTimeOffset? date) => date?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Joined(IEnumerable<string> values) => string.Join(" | ", values);
}

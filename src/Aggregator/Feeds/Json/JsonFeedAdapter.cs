using Aggregator.Feeds.Markup;
using Aggregator.Feeds.Testimony;
using Aggregator.Text.Dates;

namespace Aggregator.Feeds.Json;

/// <summary>Reads JSON Feed 1.0 and 1.1: https://www.jsonfeed.org/version/1.1/.</summary>
internal static class JsonFeedAdapter
{
    /// <returns>Null when the value is not a feed.</returns>
    public static ParsedFeed? Read(JsonValue document, Addresses addresses, RepairLog repairs, TimeZoneInfo? zone)
    {
        if (Feed(document) is not { } feed)
        {
            return null;
        }

        document = feed;
        var home = addresses.Resolve(document.String("home_page_url"), null);
        addresses.Site = home;
        var authors = Authors(document, addresses);
        List<ParsedEntry> entries = [];
        foreach (var item in document.List("items").OfType<JsonValue.Mapping>())
        {
            if (entries.Count >= FeedParser.MaxEntries)
            {
                repairs.Add(-1, $"Only the first {FeedParser.MaxEntries} entries were read.");
                break;
            }

            entries.Add(ReadItem(item, addresses, authors, zone));
        }

        return new ParsedFeed
        {
            Format = FeedFormat.JsonFeed,
            Title = Text(document.String("title"), FeedTextKind.Text, addresses),
            Description = Text(document.String("description"), FeedTextKind.Text, addresses),
            Link = home,
            Self = addresses.Resolve(document.String("feed_url"), null),
            Language = document.String("language")?.Replace('_', '-'),
            Image = addresses.Resolve(document.String("icon"), null),
            Icon = addresses.Resolve(document.String("favicon"), null),
            Authors = authors,
            Hubs = [.. document.List("hubs").Select(hub => addresses.Resolve(hub.String("url"), null)).OfType<Uri>()],
            Next = addresses.Resolve(document.String("next_url"), null),
            Entries = entries,
        };
    }

    /// <returns>The object that is the feed; null when there is none.</returns>
    public static JsonValue.Mapping? Feed(JsonValue document) =>
        Unwrapped(document) is JsonValue.Mapping feed && (feed.Member("items") is not null || feed.String("version") is not null || feed.String("title") is not null)
            ? feed
            : null;

    /// <summary>Finds the feed in a list of items without a head, and in an object that wraps the feed.</summary>
    private static JsonValue Unwrapped(JsonValue document) => document switch
    {
        JsonValue.Sequence(var items) when items.Any(item => item.String("title") is not null || item.String("id") is not null)
            => new JsonValue.Mapping(new Dictionary<string, JsonValue> { ["items"] = document }),
        JsonValue.Mapping(var members) when document.Member("items") is null
            => members.Values.FirstOrDefault(value => value.Member("items") is JsonValue.Sequence) ?? document,
        _ => document,
    };

    private static ParsedEntry ReadItem(JsonValue item, Addresses addresses, IReadOnlyList<FeedPerson> feedAuthors, TimeZoneInfo? zone)
    {
        var entry = new EntryDraft
        {
            Id = item.String("id"),
            Title = Text(item.String("title"), FeedTextKind.Text, addresses),
            Link = addresses.Resolve(item.String("url"), null),
            WeakLink = addresses.Resolve(item.String("external_url"), null),
            Summary = Text(item.String("summary"), FeedTextKind.Text, addresses),
            Content = Text(item.String("content_html"), FeedTextKind.Html, addresses) ?? Text(item.String("content_text"), FeedTextKind.Text, addresses),
            Published = DateReader.Read(item.String("date_published"), zone: zone),
            Updated = DateReader.Read(item.String("date_modified"), zone: zone),
            Image = addresses.Resolve(item.String("image"), null),
            WeakImage = addresses.Resolve(item.String("banner_image"), null),
            Language = item.String("language"),
        };
        foreach (var author in Authors(item, addresses))
        {
            entry.AddAuthor(author);
        }

        foreach (var tag in item.List("tags"))
        {
            var isList = item.Member("tags") is not JsonValue.Text;
            foreach (var name in tag is JsonValue.Text(var names) ? (isList ? [names] : names.Split(',', '،')) : [])
            {
                entry.AddCategory(name);
            }
        }

        foreach (var attachment in item.List("attachments"))
        {
            entry.AddEnclosure(addresses.Resolve(attachment.String("url"), null), attachment.String("mime_type"), attachment.String("size_in_bytes"));
        }

        return entry.ToEntry(feedAuthors);
    }

    private static List<FeedPerson> Authors(JsonValue owner, Addresses addresses)
    {
        List<FeedPerson> people = [];
        foreach (var author in owner.List("authors").Concat(owner.List("author")))
        {
            People.Add(people, author is JsonValue.Text(var name)
                ? People.Read(name)
                : new FeedPerson(author.String("name"), author.String("email"), addresses.Resolve(author.String("url"), null)));
        }

        return people;
    }

    private static FeedText? Text(string? value, FeedTextKind kind, Addresses addresses) =>
        value is null ? null : new FeedText(value, kind, addresses.Document);
}

using Aggregator.Feeds.Testimony;
using CodeHollow.FeedReader.Feeds;

namespace Aggregator.Feeds.CodeHollow;

/// <summary>Converts the library's JSON Feed to ours.</summary>
internal static class JsonModel
{
    public static ParsedFeed Read(JsonFeed model, ModelValues values)
    {
        var feed = new FeedDraft
        {
            Title = values.Literal(model.Title),
            Description = values.Literal(model.Description),
            Link = values.Site(model.HomePageUrl),
            Self = values.Address(model.FeedUrl),
            Language = model.Language,
            Image = values.Address(model.Icon),
            Icon = values.Address(model.Favicon),
            Next = values.Address(model.NextUrl),
        };
        feed.Authors.AddRange(model.Authors.Select(author => PersonOf(author, values)));
        feed.Hubs.AddRange(model.Hubs.Select(hub => values.Address(hub.Url)).OfType<Uri>());

        // The library's own list leaves out items without an id, but such items are news too.
        var items = model.Element.Element("items")?.Elements().Select(item => new JsonFeedItem(item, model.Authors)) ?? [];
        feed.Entries.AddRange(items.Select(item => ReadItem(item, values)));
        return feed.ToFeed(FeedFormat.JsonFeed);
    }

    private static ParsedEntry ReadItem(JsonFeedItem item, ModelValues values)
    {
        var entry = new EntryDraft
        {
            Id = item.Id,
            Title = values.Literal(item.Title),
            Link = values.Address(item.Url),
            WeakLink = values.Address(item.ExternalUrl),
            Summary = values.Literal(item.Summary),
            Content = values.Html(item.ContentHtml) ?? values.Literal(item.ContentText),
            Published = values.Date(item.DatePublishedString),
            Updated = values.Date(item.DateModifiedString),
            Image = values.Address(item.Image),
            WeakImage = values.Address(item.BannerImage),
            Language = item.Language,
        };
        foreach (var author in item.Authors)
        {
            entry.AddAuthor(PersonOf(author, values));
        }

        foreach (var tag in item.Tags)
        {
            entry.AddCategory(tag);
        }

        foreach (var file in item.Attachments)
        {
            entry.AddEnclosure(values.Address(file.Url), file.MimeType, file.SizeInBytes);
        }

        return entry.ToEntry();
    }

    private static FeedPerson PersonOf(JsonFeedAuthor author, ModelValues values) => new(ModelValues.Plain(author.Name), null, values.Address(author.Url));
}

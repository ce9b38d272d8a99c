using Aggregator.Feeds.Testimony;
using CodeHollow.FeedReader.Feeds;

namespace Aggregator.Feeds.CodeHollow;

/// <summary>Converts the library's Atom feed to ours. Its texts are markup: see <see cref="ElementTree"/>.</summary>
internal static class AtomModel
{
    public static ParsedFeed Read(AtomFeed model, ModelValues values)
    {
        var feed = new FeedDraft
        {
            Id = model.Id,
            Title = values.Html(model.Title),
            Description = values.Html(model.Subtitle),
            Link = values.Site(Alternate(model.Links)?.Href),
            Image = values.Address(model.Logo),
            Icon = values.Address(model.Icon),
            Updated = values.Date(model.UpdatedDateString),
        };
        People.Add(feed.Authors, PersonOf(model.Author, values));
        foreach (var category in model.Categories)
        {
            feed.AddCategory(category);
        }

        ReadLinks(feed, model.Links, values);
        feed.Entries.AddRange(model.Items.OfType<AtomFeedItem>().Select(item => ReadEntry(item, feed, values)));
        return feed.ToFeed(FeedFormat.Atom);
    }

    /// <summary>Reads the links of an Atom feed, and the Atom links in an RSS feed.</summary>
    public static void ReadLinks(FeedDraft feed, IEnumerable<AtomLink> links, ModelValues values)
    {
        foreach (var link in links)
        {
            var address = values.Address(link.Href);
            switch (link.Relation)
            {
                case "self":
                    feed.Self ??= address;
                    break;
                case "next":
                    feed.Next ??= address;
                    break;
                case "hub" when address is not null:
                    feed.Hubs.Add(address);
                    break;
            }
        }
    }

    private static ParsedEntry ReadEntry(AtomFeedItem item, FeedDraft feed, ModelValues values)
    {
        var entry = new EntryDraft
        {
            Id = item.Id,
            Title = values.Html(item.Title),
            Link = values.Address(Alternate(item.Links)?.Href),
            WeakLink = values.WebAddress(item.Id),
            LastLink = values.Address(item.Link),
            Summary = values.Html(item.Summary),
            Content = values.Html(item.Content),
            Published = values.Date(item.PublishedDateString),
            Updated = values.Date(item.UpdatedDateString),
            Comments = values.Address(item.Links.FirstOrDefault(link => link.Relation is "replies")?.Href),
        };
        entry.AddAuthor(PersonOf(item.Author, values));
        foreach (var category in item.Categories)
        {
            entry.AddCategory(category);
        }

        foreach (var link in item.Links.Where(link => link.Relation is "enclosure"))
        {
            entry.AddEnclosure(values.Address(link.Href), link.LinkType, link.Length);
        }

        return entry.ToEntry(feed.Authors);
    }

    private static AtomLink? Alternate(IEnumerable<AtomLink> links) => links.FirstOrDefault(link => string.IsNullOrEmpty(link.Relation) || link.Relation is "alternate");

    private static FeedPerson PersonOf(AtomPerson person, ModelValues values) =>
        new(ModelValues.Plain(person.Name), ModelValues.Plain(person.EMail), values.Address(person.Uri));
}

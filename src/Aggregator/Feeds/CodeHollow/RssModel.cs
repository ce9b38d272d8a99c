using System.Globalization;
using Aggregator.Feeds.Testimony;
using CodeHollow.FeedReader.Feeds;
using CodeHollow.FeedReader.Feeds.Itunes;
using CodeHollow.FeedReader.Feeds.MediaRSS;

namespace Aggregator.Feeds.CodeHollow;

/// <summary>Converts the library's RSS feeds to ours: 1.0, and 2.0 with the versions before it.</summary>
internal static class RssModel
{
    public static ParsedFeed Read(MediaRssFeed model, ModelValues values)
    {
        var feed = Head(model, model.Description, values);
        feed.Language = model.Language;
        feed.Image = values.Address(model.Image?.Url);
        feed.Published = values.Date(model.PublishingDateString) ?? feed.Published;
        feed.Updated = values.Date(model.LastBuildDateString);
        People.Add(feed.Authors, People.Read(model.ManagingEditor));
        People.Add(feed.WeakAuthors, People.Read(model.WebMaster));
        ReadSchedule(feed, model.Sy);
        feed.TimeToLive = Number(model.TTL) is > 0 and var minutes ? TimeSpan.FromMinutes(minutes) : null;
        feed.SkipHours.AddRange((model.SkipHours ?? []).Select(Number).Where(hour => hour <= 24).Select(hour => hour.GetValueOrDefault() % 24));
        foreach (var category in model.Categories)
        {
            feed.AddCategory(category);
        }

        feed.Entries.AddRange(model.Items.OfType<MediaRssFeedItem>().Select(item => ReadItem(item, values)));
        return feed.ToFeed(FeedFormat.Rss);
    }

    public static ParsedFeed Read(Rss10Feed model, ModelValues values)
    {
        var feed = Head(model, model.Description, values);
        feed.Id = model.About;
        feed.Image = values.Address(model.Image?.Url);
        ReadSchedule(feed, model.Sy);
        feed.Entries.AddRange(model.Items.OfType<Rss10FeedItem>().Select(item => ReadItem(item, values)));
        return feed.ToFeed(FeedFormat.Rdf);
    }

    private static FeedDraft Head(BaseFeed model, string? description, ModelValues values)
    {
        var podcast = new ItunesChannel(model.Element);
        var core = new DublinCore(model.Element);
        var feed = new FeedDraft
        {
            Title = values.Sniffed(model.Title),
            WeakTitle = values.Sniffed(core.Title),
            Description = values.Sniffed(description),
            WeakDescription = values.Sniffed(podcast.Summary ?? podcast.Subtitle ?? core.Description),
            Link = values.Site(model.Link),
            WeakLanguage = core.Language,
            WeakImage = values.Address(podcast.Image?.Href),
            Published = values.Date(core.DateString),
        };
        People.Add(feed.Authors, People.Read(core.Creator));
        People.Add(feed.WeakAuthors, People.Read(podcast.Author ?? core.Publisher));
        foreach (var category in podcast.Keywords.Prepend(core.Subject))
        {
            feed.AddCategory(category);
        }

        var atom = model.Element.GetNamespaceOfPrefix("atom");
        AtomModel.ReadLinks(feed, atom is null ? [] : model.Element.Elements(atom + "link").Select(link => new AtomLink(link)), values);
        return feed;
    }

    private static ParsedEntry ReadItem(MediaRssFeedItem item, ModelValues values)
    {
        var entry = Draft(item, item.DC, values);
        entry.Id = item.Guid ?? entry.Id;
        entry.WeakLink = values.WebAddress(item.Guid);
        entry.Summary = values.Html(item.Description);
        entry.Content = values.Html(item.Content);
        entry.Published = values.Date(item.PublishingDateString);
        entry.Comments = values.Address(item.Comments);
        entry.AddAuthor(People.Read(item.Author));
        foreach (var category in item.Categories)
        {
            entry.AddCategory(category);
        }

        entry.AddEnclosure(values.Address(item.Enclosure.Url), item.Enclosure.MediaType, item.Enclosure.Length);
        foreach (var media in item.Media.Concat(item.MediaGroups.SelectMany(group => group.Media)))
        {
            ReadMedia(entry, media, values);
        }

        return entry.ToEntry();
    }

    private static ParsedEntry ReadItem(Rss10FeedItem item, ModelValues values)
    {
        var entry = Draft(item, item.DC, values);
        entry.Id ??= item.About;
        entry.Summary = values.Html(item.Description);
        entry.Content = values.Html(item.Content);
        return entry.ToEntry();
    }

    private static EntryDraft Draft(BaseFeedItem item, DublinCore core, ModelValues values)
    {
        var podcast = new ItunesItem(item.Element);
        var entry = new EntryDraft
        {
            Id = ModelValues.Plain(core.Identifier),
            Title = values.Sniffed(item.Title),
            WeakTitle = values.Sniffed(core.Title ?? podcast.Title),
            Link = values.Address(item.Link),
            WeakSummary = values.Html(podcast.Summary ?? podcast.Subtitle ?? core.Description),
            WeakPublished = values.Date(core.DateString),
            Image = values.Address(podcast.Image?.Href),
            Language = core.Language,
        };
        entry.AddAuthor(People.Read(core.Creator));
        entry.AddWeakAuthor(People.Read(podcast.Author));
        foreach (var category in podcast.Keywords.Prepend(core.Subject))
        {
            entry.AddCategory(category);
        }

        return entry;
    }

    private static void ReadMedia(EntryDraft entry, Media media, ModelValues values)
    {
        entry.AddEnclosure(values.Address(media.Url), media.Type, media.FileSize);
        if (media.Medium is Medium.Image || media.Type?.StartsWith("image", StringComparison.OrdinalIgnoreCase) == true)
        {
            entry.WeakImage ??= values.Address(media.Url);
        }

        entry.Image ??= values.Address(media.Thumbnails.FirstOrDefault()?.Url);
    }

    private static void ReadSchedule(FeedDraft feed, Syndication schedule)
    {
        feed.UpdatePeriod = FeedModules.Period(schedule.UpdatePeriod);
        feed.UpdateFrequency = Number(schedule.UpdateFrequency);
    }

    private static int? Number(string? value) =>
        int.TryParse(value?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

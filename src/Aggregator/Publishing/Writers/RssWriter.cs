using System.Globalization;
using System.Xml;

namespace Aggregator.Publishing.Writers;

/// <summary>Writes RSS 2.0 with the modules that Arabic readers' programs understand.</summary>
/// <remarks>https://www.rssboard.org/rss-specification and its Best Practices Profile.</remarks>
public static class RssWriter
{
    public const string MediaType = "application/rss+xml; charset=utf-8";

    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string Content = "http://purl.org/rss/1.0/modules/content/";
    private const string DublinCore = "http://purl.org/dc/elements/1.1/";
    private const string Media = "http://search.yahoo.com/mrss/";

    public static PublishedFeed Write(FeedModel feed) =>
        FeedBytes.Xml(MediaType, feed.LastModified, writer => WriteDocument(writer, feed));

    private static void WriteDocument(XmlWriter writer, FeedModel feed)
    {
        writer.WriteStartElement("rss");
        writer.WriteAttributeString("version", "2.0");
        writer.WriteAttributeString("xmlns", "atom", null, Atom);
        writer.WriteAttributeString("xmlns", "content", null, Content);
        writer.WriteAttributeString("xmlns", "dc", null, DublinCore);
        writer.WriteAttributeString("xmlns", "media", null, Media);
        writer.WriteAttributeString("xml", "lang", null, "ar");
        writer.WriteStartElement("channel");
        writer.WriteElementString("title", PublishedText.Title(feed.Title));
        writer.WriteElementString("link", feed.HomePage.FeedForm);
        writer.WriteElementString("description", PublishedText.Clean(feed.Description));
        writer.WriteElementString("language", "ar");
        WriteLink(writer, "self", feed.Self, "application/rss+xml");
        if (feed.Hub is { } hub)
        {
            WriteLink(writer, "hub", hub, null);
        }

        FeedHistory.Write(writer, feed, (relation, address) => WriteLink(writer, relation, address, null));
        if (feed.LastModified is { } changed)
        {
            writer.WriteElementString("lastBuildDate", Rfc822(changed));
        }

        WriteSign(writer, feed);
        foreach (var entry in feed.Entries)
        {
            WriteItem(writer, entry);
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    // The specification wants «GIF, JPEG or PNG», with the title and the link of the channel.
    private static void WriteSign(XmlWriter writer, FeedModel feed)
    {
        if (feed.Icon is not { } icon || PictureType.Of(icon) is not ("image/gif" or "image/jpeg" or "image/png"))
        {
            return;
        }

        writer.WriteStartElement("image");
        writer.WriteElementString("url", icon.FeedForm);
        writer.WriteElementString("title", PublishedText.Title(feed.Title));
        writer.WriteElementString("link", feed.HomePage.FeedForm);
        writer.WriteEndElement();
    }

    private static void WriteItem(XmlWriter writer, PublishedEntry entry)
    {
        writer.WriteStartElement("item");
        writer.WriteElementString("title", entry.Title);
        writer.WriteElementString("link", entry.Page.FeedForm);
        writer.WriteStartElement("guid");
        writer.WriteAttributeString("isPermaLink", "false");
        writer.WriteString(entry.Id);
        writer.WriteEndElement();
        if (entry.Day is { } day)
        {
            writer.WriteElementString("date", DublinCore, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
        else
        {
            writer.WriteElementString("pubDate", Rfc822(entry.Published));
        }

        // The author element of RSS must be an e-mail address, so names are written with Dublin Core.
        foreach (var author in entry.Authors.DefaultIfEmpty(PublishedText.Clean(entry.Source.Name)))
        {
            writer.WriteElementString("creator", DublinCore, author);
        }

        foreach (var category in entry.Categories)
        {
            writer.WriteElementString("category", category);
        }

        WriteSource(writer, entry);
        if (entry.Summary is { } summary)
        {
            writer.WriteElementString("description", summary);
        }

        writer.WriteElementString("encoded", Content, entry.BodyHtml);
        WriteImage(writer, entry);
        writer.WriteEndElement();
    }

    private static void WriteSource(XmlWriter writer, PublishedEntry entry)
    {
        if (entry.SourceFeed is { } address)
        {
            writer.WriteStartElement("source");
            writer.WriteAttributeString("url", address.FeedForm);
            writer.WriteString(PublishedText.Clean(entry.Source.Name));
            writer.WriteEndElement();
        }
    }

    private static void WriteImage(XmlWriter writer, PublishedEntry entry)
    {
        if (entry.Image is not { } image)
        {
            return;
        }

        var type = PictureType.Of(image);
        writer.WriteStartElement("enclosure");
        writer.WriteAttributeString("url", image.FeedForm);
        // The size is not known; the Best Practices Profile then asks for 0.
        writer.WriteAttributeString("length", "0");
        writer.WriteAttributeString("type", type);
        writer.WriteEndElement();
        writer.WriteStartElement("content", Media);
        writer.WriteAttributeString("url", image.FeedForm);
        writer.WriteAttributeString("type", type);
        writer.WriteAttributeString("medium", "image");
        writer.WriteEndElement();
    }

    private static void WriteLink(XmlWriter writer, string relation, Uri address, string? type)
    {
        writer.WriteStartElement("link", Atom);
        writer.WriteAttributeString("rel", relation);
        writer.WriteAttributeString("href", address.FeedForm);
        if (type is not null)
        {
            writer.WriteAttributeString("type", type);
        }

        writer.WriteEndElement();
    }

    private static string Rfc822(DateTimeOffset instant) => instant.ToUniversalTime().ToString("R", CultureInfo.InvariantCulture);
}

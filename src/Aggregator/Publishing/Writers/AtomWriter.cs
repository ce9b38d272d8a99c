using System.Globalization;
using System.Xml;

namespace Aggregator.Publishing.Writers;

/// <summary>Writes Atom 1.0 (RFC 4287).</summary>
public static class AtomWriter
{
    public const string MediaType = "application/atom+xml; charset=utf-8";

    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string Media = "http://search.yahoo.com/mrss/";

    // The validator reports a date before 1990 as an error.
    private const string NeverChanged = "2000-01-01T00:00:00Z";

    public static PublishedFeed Write(FeedModel feed) =>
        FeedBytes.Xml(MediaType, feed.LastModified, writer => WriteDocument(writer, feed));

    private static void WriteDocument(XmlWriter writer, FeedModel feed)
    {
        writer.WriteStartElement("feed", Atom);
        writer.WriteAttributeString("xmlns", "media", null, Media);
        writer.WriteAttributeString("xml", "lang", null, "ar");
        writer.WriteElementString("id", Atom, feed.Id);
        writer.WriteElementString("title", Atom, PublishedText.Title(feed.Title));
        writer.WriteElementString("subtitle", Atom, PublishedText.Clean(feed.Description));
        WriteIcon(writer, feed.Icon);
        // Atom requires a date even in an empty feed. The current time would change the bytes of an unchanged feed.
        writer.WriteElementString("updated", Atom, Changed(feed));
        WriteLink(writer, "alternate", feed.HomePage, "text/html");
        WriteLink(writer, "self", feed.Self, "application/atom+xml");
        if (feed.Hub is { } hub)
        {
            WriteLink(writer, "hub", hub, null);
        }

        FeedHistory.Write(writer, feed, (relation, address) => WriteLink(writer, relation, address, null));
        foreach (var removed in feed.Removed)
        {
            removed.Write(writer);
        }

        foreach (var entry in feed.Entries)
        {
            WriteEntry(writer, entry);
        }

        writer.WriteEndElement();
    }

    private static void WriteEntry(XmlWriter writer, PublishedEntry entry)
    {
        writer.WriteStartElement("entry", Atom);
        writer.WriteElementString("id", Atom, entry.Id);
        writer.WriteElementString("title", Atom, entry.Title);
        WriteLink(writer, "alternate", entry.Page, "text/html");
        WriteLink(writer, "via", entry.SourcePage, "text/html");
        if (entry.Day is null)
        {
            writer.WriteElementString("published", Atom, Rfc3339(entry.Published));
        }

        writer.WriteElementString("updated", Atom, Updated(entry));
        foreach (var author in entry.Authors.DefaultIfEmpty(PublishedText.Clean(entry.Source.Name)))
        {
            writer.WriteStartElement("author", Atom);
            writer.WriteElementString("name", Atom, author);
            writer.WriteEndElement();
        }

        foreach (var category in entry.Categories)
        {
            writer.WriteStartElement("category", Atom);
            writer.WriteAttributeString("term", category);
            writer.WriteEndElement();
        }

        WriteSource(writer, entry);
        WriteTexts(writer, entry);
        writer.WriteEndElement();
    }

    private static void WriteTexts(XmlWriter writer, PublishedEntry entry)
    {
        if (entry.Summary is { } summary)
        {
            writer.WriteElementString("summary", Atom, summary);
        }

        writer.WriteStartElement("content", Atom);
        writer.WriteAttributeString("type", "html");
        writer.WriteString(entry.BodyHtml);
        writer.WriteEndElement();
        if (entry.Image is { } image)
        {
            writer.WriteStartElement("content", Media);
            writer.WriteAttributeString("url", image.FeedForm);
            writer.WriteAttributeString("type", PictureType.Of(image));
            writer.WriteAttributeString("medium", "image");
            writer.WriteEndElement();
        }
    }

    private static void WriteSource(XmlWriter writer, PublishedEntry entry)
    {
        if (entry.SourceFeed is not { } address)
        {
            return;
        }

        writer.WriteStartElement("source", Atom);
        writer.WriteElementString("id", Atom, address.FeedForm);
        writer.WriteElementString("title", Atom, PublishedText.Title(entry.Source.Name));
        writer.WriteElementString("updated", Atom, Updated(entry));
        WriteIcon(writer, entry.Logo);
        if (entry.Source.HomePage is { } home)
        {
            WriteLink(writer, "alternate", home, "text/html");
        }

        if (entry.HasOwnFeed)
        {
            WriteLink(writer, "self", address, null);
        }

        writer.WriteEndElement();
    }

    private static void WriteIcon(XmlWriter writer, Uri? icon)
    {
        if (icon is not null)
        {
            writer.WriteElementString("icon", Atom, icon.FeedForm);
        }
    }

    private static void WriteLink(XmlWriter writer, string relation, Uri address, string? type)
    {
        writer.WriteStartElement("link", Atom);
        writer.WriteAttributeString("rel", relation);
        if (type is not null)
        {
            writer.WriteAttributeString("type", type);
        }

        writer.WriteAttributeString("href", address.FeedForm);
        writer.WriteEndElement();
    }

    private static string Changed(FeedModel feed) => feed.Entries.Select(Updated)
        .Concat(feed.Removed.Select(removed => Rfc3339(removed.At)))
        .DefaultIfEmpty(NeverChanged).Max(StringComparer.Ordinal) ?? "";

    // The validator warns of two entries with the same time, and some readers sort by time. Publishers state no milliseconds, so
    // the entry's number becomes the milliseconds.
    private static string Updated(PublishedEntry entry)
    {
        var second = DateTimeOffset.FromUnixTimeSeconds(entry.Updated.ToUnixTimeSeconds());
        return second.AddMilliseconds(Math.Abs(entry.Number % 1000)).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
    }

    private static string Rfc3339(DateTimeOffset instant) =>
        instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

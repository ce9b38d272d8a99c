using System.Globalization;
using System.Xml;

namespace Aggregator.Publishing.Writers;

/// <summary>Writes sitemaps: the index, pages, and the news of the last two days.</summary>
/// <remarks>https://www.sitemaps.org/protocol.html; the news extension allows two days and 1,000 addresses.</remarks>
public static class SitemapWriter
{
    public const string MediaType = "application/xml; charset=utf-8";
    public const int MaxNews = 1000;
    public static readonly TimeSpan NewsAge = TimeSpan.FromDays(2);

    private const string Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string News = "http://www.google.com/schemas/sitemap-news/0.9";

    public static PublishedFeed Index(IEnumerable<Uri> sitemaps) => FeedBytes.Xml(MediaType, null, writer =>
        WriteList(writer, "sitemapindex", "sitemap", sitemaps));

    public static PublishedFeed Pages(IEnumerable<Uri> pages) => FeedBytes.Xml(MediaType, null, writer =>
        WriteList(writer, "urlset", "url", pages));

    /// <param name="siteName">The name of the publication for the news extension: the name of our site.</param>
    /// <param name="now">The current time; entries more than two days older are left out.</param>
    public static PublishedFeed Latest(string siteName, IReadOnlyList<PublishedEntry> entries, DateTimeOffset now)
    {
        var fresh = entries.Where(entry => entry.Published > now - NewsAge).Take(MaxNews).ToList();
        return FeedBytes.Xml(MediaType, fresh.Count == 0 ? null : fresh.Max(entry => entry.Updated), writer =>
        {
            writer.WriteStartElement("urlset", Sitemap);
            writer.WriteAttributeString("xmlns", "news", null, News);
            foreach (var entry in fresh)
            {
                WriteNews(writer, siteName, entry);
            }

            writer.WriteEndElement();
        });
    }

    private static void WriteNews(XmlWriter writer, string siteName, PublishedEntry entry)
    {
        writer.WriteStartElement("url", Sitemap);
        writer.WriteElementString("loc", Sitemap, entry.Page.FeedForm);
        writer.WriteStartElement("news", News);
        writer.WriteStartElement("publication", News);
        writer.WriteElementString("name", News, PublishedText.Clean(siteName));
        writer.WriteElementString("language", News, "ar");
        writer.WriteEndElement();
        writer.WriteElementString("publication_date", News, entry.Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            ?? entry.Published.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        writer.WriteElementString("title", News, entry.Title);
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void WriteList(XmlWriter writer, string root, string item, IEnumerable<Uri> addresses)
    {
        writer.WriteStartElement(root, Sitemap);
        foreach (var address in addresses)
        {
            writer.WriteStartElement(item, Sitemap);
            writer.WriteElementString("loc", Sitemap, address.FeedForm);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }
}

using Aggregator.Sources;

namespace Aggregator.Publishing.Writers;

/// <summary>Writes the sources as an OPML 2.0 subscription list, so that a reader can take them elsewhere.</summary>
/// <remarks>http://opml.org/spec2.opml</remarks>
public static class OpmlWriter
{
    public const string MediaType = "text/x-opml; charset=utf-8";

    /// <param name="site">The address of our site: a source without a feed of its own is listed with the feed that we make of
    /// it.</param>
    public static PublishedFeed Write(string title, IEnumerable<Source> sources, Uri site) => FeedBytes.Xml(MediaType, null, writer =>
    {
        writer.WriteStartElement("opml");
        writer.WriteAttributeString("version", "2.0");
        writer.WriteStartElement("head");
        writer.WriteElementString("title", PublishedText.Clean(title));
        writer.WriteEndElement();
        writer.WriteStartElement("body");
        foreach (var source in sources.Where(source => source.Enabled && source.FeedUrls.Count > 0))
        {
            writer.WriteStartElement("outline");
            writer.WriteAttributeString("type", "rss");
            writer.WriteAttributeString("text", PublishedText.Clean(source.Name));
            writer.WriteAttributeString("title", PublishedText.Clean(source.Name));
            writer.WriteAttributeString("xmlUrl", (source.Kind == SourceKind.Feed ? source.FeedUrls[0] : new Uri(site, $"source/{source.Id}/feed.rss")).FeedForm);
            if (source.HomePage is { } home)
            {
                writer.WriteAttributeString("htmlUrl", home.FeedForm);
            }

            writer.WriteAttributeString("language", source.Language);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    });
}

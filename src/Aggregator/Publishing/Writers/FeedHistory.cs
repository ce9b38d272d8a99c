using System.Xml;

namespace Aggregator.Publishing.Writers;

/// <summary>Archived feeds (RFC 5005 §4): links from the current feed to older entries.</summary>
internal static class FeedHistory
{
    private const string Namespace = "http://purl.org/syndication/history/1.0";

    /// <param name="writeLink">Writes a link with a relation in the syntax of the format.</param>
    public static void Write(XmlWriter writer, FeedModel feed, Action<string, Uri> writeLink)
    {
        if (feed.PreviousArchive is { } previous)
        {
            writeLink("prev-archive", previous);
        }

        // The oldest document has no older one. Without any link the validator reports it as incomplete.
        if (feed.NextArchive is { } next)
        {
            writeLink("next-archive", next);
        }

        if (feed.ArchiveOf is { } current)
        {
            writeLink("current", current);
            writer.WriteElementString("fh", "archive", Namespace, null);
        }
    }
}

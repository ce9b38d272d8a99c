using System.Xml;

namespace Aggregator.Publishing.Writers;

/// <summary>Archived feeds (RFC 5005 §4): the way back from today's feed through what arrived before.</summary>
internal static class FeedHistory
{
    private const string Namespace = "http://purl.org/syndication/history/1.0";

    /// <param name="writeLink">Writes a link of a relation in the format's own way.</param>
    public static void Write(XmlWriter writer, FeedModel feed, Action<string, Uri> writeLink)
    {
        if (feed.PreviousArchive is { } previous)
        {
            writeLink("prev-archive", previous);
        }

        // The oldest has no other way on: without one the validator takes it for incomplete.
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

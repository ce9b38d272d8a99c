using System.Globalization;
using System.Xml;

namespace Aggregator.Publishing;

/// <summary>An entry that readers should remove (RFC 6721).</summary>
/// <param name="Id">The tag: URI under which it was published.</param>
/// <param name="At">When it was removed.</param>
public sealed record RemovedEntry(string Id, DateTimeOffset At)
{
    private const string Tombstones = "http://purl.org/atompub/tombstones/1.0";

    internal void Write(XmlWriter writer)
    {
        writer.WriteStartElement("at", "deleted-entry", Tombstones);
        writer.WriteAttributeString("ref", Id);
        writer.WriteAttributeString("when", At.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        writer.WriteEndElement();
    }
}

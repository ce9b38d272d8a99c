using System.Text;
using System.Text.Json.Nodes;
using System.Xml;
using Aggregator.Sources.Effective;

namespace Aggregator.Sources.Exchange;

/// <summary>Lists of sources as OPML 2.0. What OPML has no attribute for stands in attributes of our own namespace, so every reader
/// understands the file and nothing is lost.</summary>
/// <remarks>http://opml.org/spec2.opml</remarks>
public static class OpmlSources
{
    public const string Namespace = "urn:aggregator:sources:1";

    private const string Outline = "outline";
    private const int DeepestFolder = 32;

    // The attributes of OPML, and the settings of feeds.json that they hold.
    private static readonly (string Attribute, string Setting)[] Standard = [("htmlUrl", "homePage"), ("language", "language")];

    public static string Write(IEnumerable<Source> sources)
    {
        var text = new StringBuilder();
        var settings = new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true, NewLineHandling = NewLineHandling.Entitize, NewLineChars = "\n" };
        using (var writer = XmlWriter.Create(text, settings))
        {
            writer.WriteStartElement("opml");
            writer.WriteAttributeString("version", "2.0");
            writer.WriteAttributeString("xmlns", "a", null, Namespace);
            writer.WriteStartElement("head");
            writer.WriteElementString("title", "Sources");
            writer.WriteEndElement();
            writer.WriteStartElement("body");
            foreach (var source in sources)
            {
                Write(writer, source);
            }

            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{text}\n";
    }

    internal static ExchangedSources Read(ReadOnlySpan<byte> utf8)
    {
        var (found, faults) = (new List<ExchangedSource>(), new List<SourceFault>());
        using var stream = new MemoryStream(utf8.ToArray());
        using var reader = XmlReader.Create(stream, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = ExchangedSources.MostBytes,
        });
        try
        {
            while (reader.Read())
            {
                if (reader.NodeType != XmlNodeType.Element)
                {
                    continue;
                }

                if (reader.Depth == 0 && !reader.LocalName.Equals("opml", StringComparison.OrdinalIgnoreCase))
                {
                    return ExchangedSources.Refused(1, $"the file is no OPML: it begins with <{reader.LocalName}>");
                }

                if (reader.Depth > DeepestFolder)
                {
                    return ExchangedSources.Refused(Line(reader), $"outlines stand more than {DeepestFolder} deep");
                }

                if (reader.LocalName == Outline && Entry(reader) is { } entry)
                {
                    found.Add(new ExchangedSource(Line(reader), entry));
                }
            }
        }
        catch (XmlException fault)
        {
            // A document type could make the reader read other files, so such a file is refused before anything in it is used.
            var isDtd = fault.Message.Contains("DTD", StringComparison.Ordinal);
            faults.Add(new SourceFault(isDtd ? LineOfDoctype(utf8) : fault.LineNumber, null, isDtd ? "the file has a DOCTYPE, which may be dangerous; remove it" : $"not valid XML: {fault.Message}"));
            return new ExchangedSources(isDtd ? [] : found, faults);
        }

        return new ExchangedSources(found, faults);
    }

    private static void Write(XmlWriter writer, Source source)
    {
        var entry = SourceWriter.Entry(source);
        writer.WriteStartElement(Outline);
        if (source.FeedUrls.Count > 0)
        {
            writer.WriteAttributeString("type", "rss");
        }

        writer.WriteAttributeString("text", source.Name);
        entry.Remove("name");
        if (source.FeedUrls.Count > 0)
        {
            writer.WriteAttributeString("xmlUrl", source.FeedUrls[0].OriginalString);
            if (source.FeedUrls.Count == 1)
            {
                entry.Remove("feedUrls");
            }
        }

        foreach (var (attribute, setting) in Standard)
        {
            if (entry[setting] is { } value)
            {
                writer.WriteAttributeString(attribute, EntryForm.Write(setting, value));
                entry.Remove(setting);
            }
        }

        foreach (var (name, value) in entry)
        {
            writer.WriteAttributeString(name, Namespace, EntryForm.Write(name, value));
        }

        writer.WriteEndElement();
    }

    /// <returns>Null for a folder.</returns>
    private static JsonObject? Entry(XmlReader reader)
    {
        var isOurs = reader.GetAttribute("id", Namespace) is not null;
        var feed = reader.GetAttribute("xmlUrl") ?? reader.GetAttribute("xmlurl");
        if (feed is null && !isOurs)
        {
            return null;
        }

        var entry = new JsonObject { ["name"] = reader.GetAttribute("text") ?? reader.GetAttribute("title") };
        if (feed is not null)
        {
            entry["feedUrls"] = new JsonArray(JsonValue.Create(feed.Trim()));
        }

        foreach (var (attribute, setting) in Standard)
        {
            // Other programs write names of languages, and addresses that are none.
            if (reader.GetAttribute(attribute) is { Length: > 0 } text
                && (isOurs || (setting == "language" ? SourceChecks.Language(text) : SourceChecks.Address(text)) is null))
            {
                entry[setting] = text;
            }
        }

        AddOurs(reader, entry);
        return entry;
    }

    private static void AddOurs(XmlReader reader, JsonObject entry)
    {
        while (reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI == Namespace)
            {
                entry[reader.LocalName] = EntryForm.Read(reader.LocalName, reader.Value);
            }
        }

        reader.MoveToElement();
    }

    // The reader's refusal has no line.
    private static int LineOfDoctype(ReadOnlySpan<byte> utf8) => 1 + utf8[..Math.Max(0, utf8.IndexOf("<!DOCTYPE"u8))].Count((byte)'\n');

    private static int Line(XmlReader reader) => reader is IXmlLineInfo info && info.HasLineInfo() ? info.LineNumber : 0;
}

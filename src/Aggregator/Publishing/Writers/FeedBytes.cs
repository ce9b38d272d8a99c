using System.Security.Cryptography;
using System.Text;
using System.Xml;

namespace Aggregator.Publishing.Writers;

/// <summary>The last step of every writer: the bytes, and an ETag that depends on these bytes only.</summary>
internal static class FeedBytes
{
    public static PublishedFeed Xml(string mediaType, DateTimeOffset? lastModified, Action<XmlWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = XmlWriter.Create(buffer, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            writer.WriteStartDocument();
            write(writer);
        }

        return Seal(buffer.ToArray(), mediaType, lastModified);
    }

    public static PublishedFeed Seal(byte[] body, string mediaType, DateTimeOffset? lastModified) =>
        new(body, mediaType, $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 16))}\"", lastModified);
}

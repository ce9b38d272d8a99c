using System.IO.Compression;

namespace Aggregator.Feeds;

/// <summary>Unpacks bodies that are compressed files although no header says so: <c>news-sitemap.xml.gz</c>.</summary>
internal static class PackedBody
{
    /// <summary>The largest size of an unpacked document. The rest is
    /// cut off, and the document is read as far as it goes.</summary>
    private const int MaxBytes = 8 * 1024 * 1024;

    /// <returns>The body itself when it is not compressed.</returns>
    public static ReadOnlyMemory<byte> Unpack(ReadOnlyMemory<byte> body) => body.Span switch
    {
        [0x1F, 0x8B, 8, ..] => Read(new GZipStream(Open(body), CompressionMode.Decompress), body),
        [0x78, 0x01 or 0x5E or 0x9C or 0xDA, ..] => Read(new ZLibStream(Open(body), CompressionMode.Decompress), body),
        _ => body,
    };

    private static MemoryStream Open(ReadOnlyMemory<byte> body) => new(body.ToArray(), writable: false);

    private static ReadOnlyMemory<byte> Read(Stream packed, ReadOnlyMemory<byte> body)
    {
        using var unpacked = new MemoryStream();
        var chunk = new byte[16 * 1024];
        using (packed)
        {
            try
            {
                for (var read = packed.Read(chunk); read > 0 && unpacked.Length + read <= MaxBytes; read = packed.Read(chunk))
                {
                    unpacked.Write(chunk, 0, read);
                }
            }
            catch (InvalidDataException)
            {
                // The file is cut or damaged. The part before the damage is read.
            }
        }

        return unpacked.Length == 0 ? body : unpacked.ToArray();
    }
}

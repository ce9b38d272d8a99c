using System.Buffers.Binary;

namespace Aggregator.Server.Web.Images;

/// <summary>The type and size of a picture from its first bytes. The label of the server is not used.</summary>
/// <remarks>Only pixel formats are accepted: SVG is a document that can carry scripts.</remarks>
internal sealed record ImageHeader(string MediaType, int Width, int Height)
{
    public long Pixels => (long)Width * Height;

    /// <returns>Null when the bytes are not JPEG, PNG, GIF, WebP or AVIF, or do not state a size.</returns>
    public static ImageHeader? Read(ReadOnlySpan<byte> bytes)
    {
        var header = bytes switch
        {
            [0xff, 0xd8, 0xff, ..] => Jpeg(bytes),
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Png(bytes),
            [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => Gif(bytes),
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => WebP(bytes),
            [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'a', (byte)'v', (byte)'i', (byte)'f' or (byte)'s', ..] => Avif(bytes),
            _ => null,
        };
        return header is { Width: > 0, Height: > 0 } ? header : null;
    }

    private static ImageHeader? Jpeg(ReadOnlySpan<byte> bytes)
    {
        var position = 2;
        while (position + 9 < bytes.Length && bytes[position] == 0xff)
        {
            var marker = bytes[position + 1];
            if (marker == 0xff)
            {
                position++;
                continue;
            }

            // Start of frame, of every kind of coding (ITU-T T.81, table B.1); C4, C8 and CC are tables.
            if (marker is >= 0xc0 and <= 0xcf and not (0xc4 or 0xc8 or 0xcc))
            {
                return new ImageHeader(
                    "image/jpeg",
                    BinaryPrimitives.ReadUInt16BigEndian(bytes[(position + 7)..]),
                    BinaryPrimitives.ReadUInt16BigEndian(bytes[(position + 5)..]));
            }

            var isAlone = marker is 0x01 or (>= 0xd0 and <= 0xd8);
            position += isAlone ? 2 : 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(position + 2)..]);
        }

        return null;
    }

    private static ImageHeader? Png(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 24 && bytes[12..16].SequenceEqual("IHDR"u8)
            ? new ImageHeader("image/png", BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..]))
            : null;

    private static ImageHeader? Gif(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 13
            ? new ImageHeader("image/gif", BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]))
            : null;

    // RFC 9649: lossy, lossless, extended.
    private static ImageHeader? WebP(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 30)
        {
            return null;
        }

        var kind = bytes[12..16];
        if (kind.SequenceEqual("VP8 "u8))
        {
            return new ImageHeader("image/webp", BinaryPrimitives.ReadUInt16LittleEndian(bytes[26..]) & 0x3fff, BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..]) & 0x3fff);
        }

        if (kind.SequenceEqual("VP8L"u8))
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(bytes[21..]);
            return new ImageHeader("image/webp", (int)(bits & 0x3fff) + 1, (int)((bits >> 14) & 0x3fff) + 1);
        }

        return kind.SequenceEqual("VP8X"u8) ? new ImageHeader("image/webp", 1 + Int24(bytes[24..]), 1 + Int24(bytes[27..])) : null;
    }

    // ISO/IEC 23008-12: the ispe property holds the size. It stands in the first boxes.
    private static ImageHeader? Avif(ReadOnlySpan<byte> bytes)
    {
        var start = bytes[..Math.Min(bytes.Length, 64 * 1024)];
        var at = start.IndexOf("ispe"u8);
        return at >= 0 && at + 16 <= start.Length
            ? new ImageHeader("image/avif", BinaryPrimitives.ReadInt32BigEndian(start[(at + 8)..]), BinaryPrimitives.ReadInt32BigEndian(start[(at + 12)..]))
            : null;
    }

    private static int Int24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}

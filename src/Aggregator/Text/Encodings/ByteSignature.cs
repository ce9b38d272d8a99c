using System.Text;

namespace Aggregator.Text.Encodings;

/// <summary>Encodings that the first bytes show without any label.</summary>
internal static class ByteSignature
{
    private const int SampledBytes = 512;

    public static (Encoding Encoding, int Length)? ByteOrderMark(ReadOnlySpan<byte> body) => body switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
        [0, 0, 0xFE, 0xFF, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: true), 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        _ => null,
    };

    /// <returns>UTF-16 or UTF-32 without a mark, or EBCDIC; null when the bytes show neither.</returns>
    public static Encoding? WideEncoding(ReadOnlySpan<byte> body)
    {
        // "<?xm" in EBCDIC; the label inside the declaration is then in EBCDIC too.
        if (body is [0x4C, 0x6F, 0xA7, 0x94, ..])
        {
            return Ebcdic(body);
        }

        var sample = body[..Math.Min(body.Length & ~3, SampledBytes)];
        if (sample.Length < 4)
        {
            return null;
        }

        Span<int> nuls = stackalloc int[4];
        for (var i = 0; i < sample.Length; i++)
        {
            nuls[i & 3] += sample[i] == 0 ? 1 : 0;
        }

        return ByNuls(nuls, sample.Length / 4);
    }

    private static Encoding? ByNuls(ReadOnlySpan<int> nuls, int quads)
    {
        // A single NUL is damage and proves no encoding. Arabic text in UTF-16 has NULs only in markup, and only on one side.
        var many = Math.Max(1, quads / 6);
        var few = quads / 20;
        return (Side(nuls[0]), Side(nuls[1]), Side(nuls[2]), Side(nuls[3])) switch
        {
            (true, true, _, false) => new UTF32Encoding(bigEndian: true, byteOrderMark: false),
            (false, _, true, true) => Encoding.UTF32,
            (true, false, true, false) => Encoding.BigEndianUnicode,
            (false, true, false, true) => Encoding.Unicode,
            _ => null,
        };

        bool? Side(int count) => count >= many ? true : count <= few ? false : null;
    }

    private static Encoding Ebcdic(ReadOnlySpan<byte> body)
    {
        var common = Encoding.GetEncoding(37);
        var declared = EncodingLabels.FromDeclaration(Encoding.Latin1.GetBytes(common.GetString(body[..Math.Min(body.Length, SampledBytes)])));
        return EncodingLabel.Resolve(declared) ?? common;
    }
}

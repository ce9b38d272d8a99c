using System.Text;

namespace Aggregator.Text.Encodings;

/// <summary>Repairs characters that old databases wrote as two halves of three bytes each (CESU-8, Unicode TR 26).</summary>
internal static class Cesu8
{
    private const int PairBytes = 6;

    /// <returns>The same text in UTF-8; null when the bytes hold no such pair.</returns>
    public static byte[]? Repair(ReadOnlySpan<byte> body)
    {
        var next = NextPair(body);
        if (next < 0)
        {
            return null;
        }

        // Six bytes become four, so the write position never passes the read position.
        var repaired = body.ToArray();
        var length = 0;
        for (; next >= 0; next = NextPair(body))
        {
            body[..next].CopyTo(repaired.AsSpan(length));
            length += next;
            length += new Rune(Half(body[next..]), Half(body[(next + 3)..])).EncodeToUtf8(repaired.AsSpan(length));
            body = body[(next + PairBytes)..];
        }

        body.CopyTo(repaired.AsSpan(length));
        return repaired[..(length + body.Length)];
    }

    private static int NextPair(ReadOnlySpan<byte> body)
    {
        for (var from = 0; body[from..].IndexOf((byte)0xED) is >= 0 and var found; from += found + 1)
        {
            if (body[(from + found)..] is
                [_, >= 0xA0 and <= 0xAF, >= 0x80 and <= 0xBF, 0xED, >= 0xB0 and <= 0xBF, >= 0x80 and <= 0xBF, ..])
            {
                return from + found;
            }
        }

        return -1;
    }

    private static char Half(ReadOnlySpan<byte> bytes) => (char)(0xD000 | ((bytes[1] & 0x3F) << 6) | (bytes[2] & 0x3F));
}

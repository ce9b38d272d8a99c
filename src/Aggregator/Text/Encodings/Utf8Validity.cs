using System.Text;
using System.Text.Unicode;

namespace Aggregator.Text.Encodings;

/// <summary>Counts how many bytes are valid UTF-8.</summary>
internal static class Utf8Validity
{
    public static bool IsValid(ReadOnlySpan<byte> body) => Utf8.IsValid(body);

    /// <param name="good">Bytes of well-formed sequences outside ASCII.</param>
    /// <returns>The number of bytes that belong to no well-formed sequence.</returns>
    public static int CountBadBytes(ReadOnlySpan<byte> body, out int good)
    {
        good = 0;
        var bad = 0;
        while (true)
        {
            var next = body.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (next < 0)
            {
                return bad;
            }

            body = body[next..];
            if (Rune.DecodeFromUtf8(body, out _, out var length) == System.Buffers.OperationStatus.Done)
            {
                good += length;
            }
            else
            {
                bad += length;
            }

            body = body[length..];
        }
    }
}

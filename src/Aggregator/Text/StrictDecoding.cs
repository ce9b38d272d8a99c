using System.Text;

namespace Aggregator.Text;

/// <summary>Decodes only bytes that an encoding defines.</summary>
internal static class StrictDecoding
{
    public static bool TryDecode(ReadOnlySpan<byte> body, Encoding encoding, out string text)
    {
        var strict = Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        try
        {
            text = strict.GetString(body);
        }
        catch (DecoderFallbackException)
        {
            text = "";
            return false;
        }

        // .NET gives the bytes that ISO-8859-6 leaves undefined characters of the private use area.
        return !text.AsSpan().ContainsAnyInRange('\uE000', '\uF8FF');
    }
}

using System.Text;

namespace Aggregator.Text.Encodings;

/// <summary>Decodes only bytes that an encoding defines.</summary>
internal static class StrictDecoding
{
    /// <param name="body">The document's bytes.</param>
    /// <param name="encoding">The encoding whose definition counts.</param>
    /// <param name="target">Empty at the start. It takes the characters, and stays empty when the encoding does not define one of
    /// the bytes.</param>
    public static bool TryDecode(ReadOnlySpan<byte> body, Encoding encoding, CharacterBuffer target)
    {
        target.Append(body, Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ReplacementFallback, Undefined));
        // .NET maps the undefined bytes of ISO-8859-6 to characters of the private use area.
        if (!target.Characters.ContainsAnyInRange('\uE000', '\uF8FF'))
        {
            return true;
        }

        target.Clear();
        return false;
    }

    // A marker character stands for a failure. An exception for each wrong label costs more time than the decoding.
    private static DecoderReplacementFallback Undefined { get; } = new("\uE000");
}

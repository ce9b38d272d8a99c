using System.Text;

namespace Aggregator.Text.Encodings;

/// <summary>Decodes only bytes that an encoding defines.</summary>
internal static class StrictDecoding
{
    /// <param name="body">The document's bytes.</param>
    /// <param name="encoding">Whose definition counts.</param>
    /// <param name="target">Empty; takes the characters, and stays empty when there are bytes that the encoding does not define.</param>
    public static bool TryDecode(ReadOnlySpan<byte> body, Encoding encoding, CharacterBuffer target)
    {
        target.Append(body, Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ReplacementFallback, Undefined));
        // .NET gives the bytes that ISO-8859-6 leaves undefined characters of the private use area too.
        if (!target.Characters.ContainsAnyInRange('\uE000', '\uF8FF'))
        {
            return true;
        }

        target.Clear();
        return false;
    }

    // A character that no document means: an exception for every document with a false label costs more than reading it.
    private static DecoderReplacementFallback Undefined { get; } = new("\uE000");
}

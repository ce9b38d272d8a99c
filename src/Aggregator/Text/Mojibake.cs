using System.Text;

namespace Aggregator.Text;

/// <summary>Recognises UTF-8 that someone read as another encoding and saved again.</summary>
internal static class Mojibake
{
    private static readonly int[] Suspects = [28591, 1252, 1256];

    private const int SampledCharacters = 64 * 1024;

    /// <summary>Undoes the accident where that is certain: every character goes back to a byte, and the bytes are valid UTF-8.</summary>
    /// <returns>Null when the text is no mojibake, or not all of it.</returns>
    public static DecodedText? Repair(DecodedText text)
    {
        var first = text.Value.AsSpan().IndexOfAnyExceptInRange('\0', '\u007F');
        if (first < 0 || first + 1 >= text.Value.Length)
        {
            return null;
        }

        foreach (var codePage in Suspects)
        {
            var encoding = Encoding.GetEncoding(codePage, EncoderFallback.ExceptionFallback, DecoderFallback.ReplacementFallback);
            if (!StartsCharacter(encoding, text.Value.AsSpan(first)) || Undo(encoding, text.Value) is not { } undone)
            {
                continue;
            }

            return new DecodedText(undone, Encoding.UTF8, "UTF-8 saved twice", $"the text is UTF-8 that was read as {encoding.WebName} and saved again; put right");
        }

        return null;
    }

    /// <summary>The first character outside ASCII decides for nearly every sound document.</summary>
    private static bool StartsCharacter(Encoding encoding, ReadOnlySpan<char> rest)
    {
        var start = rest[..Math.Min(rest.Length, 4)];
        var end = start.IndexOfAnyInRange('\0', '\u007F');
        return Undo(encoding, (end < 0 ? start[..Math.Min(start.Length, 2)] : start[..end]).ToString()) is not null
            || Undo(encoding, start[..Math.Min(start.Length, 3)].ToString()) is not null;
    }

    private static string? Undo(Encoding encoding, string text)
    {
        try
        {
            var bytes = encoding.GetBytes(text);
            return Utf8Validity.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : null;
        }
        catch (EncoderFallbackException)
        {
            return null;
        }
    }

    /// <returns>One English sentence; null when the text shows no such accident.</returns>
    public static string? Describe(string text)
    {
        var sample = text.AsSpan(0, Math.Min(text.Length, SampledCharacters));
        var arabic = 0;
        var asArabicPage = 0;
        var asLatinPage = 0;
        for (var i = sample.IndexOfAnyExceptInRange('\0', '\u007F'); i >= 0 && i + 1 < sample.Length; i++)
        {
            var next = sample[i + 1];
            arabic += sample[i] is >= '\u0621' and <= '\u064A' ? 1 : 0;
            // The lead bytes 0xD8 and 0xD9 of Arabic letters are «ط» and «ظ» in windows-1256, «Ø» and «Ù» in windows-1252.
            asArabicPage += sample[i] is 'ط' or 'ظ' && next is not ((>= '\u0621' and <= '\u0652') or ' ' or < '\u0080') ? 1 : 0;
            asLatinPage += sample[i] is 'Ø' or 'Ù' && next is not (' ' or < '\u0080') ? 1 : 0;
        }

        if (asArabicPage >= 8 && asArabicPage * 5 > arabic)
        {
            return "the text is UTF-8 that was read as windows-1256 and saved again";
        }

        return asLatinPage >= 8 && asLatinPage > arabic
            ? "the text is UTF-8 that was read as windows-1252 and saved again"
            : null;
    }
}

namespace Aggregator.Text;

/// <summary>Recognises UTF-8 that someone read as another encoding and saved again.</summary>
internal static class Mojibake
{
    private const int SampledCharacters = 64 * 1024;

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

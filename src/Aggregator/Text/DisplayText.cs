using System.Globalization;
using System.Text;

namespace Aggregator.Text;

/// <summary>Cleans a title or name for display: invisible characters and double spaces are removed, tatweel and tashkeel
/// stay.</summary>
public static class DisplayText
{
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        var space = false;
        for (var offset = 0; offset < text.Length; offset++)
        {
            var unit = text[offset];
            if (IsInvisible(unit) || IsHalf(text, offset))
            {
                continue;
            }

            if (IsSpace(unit))
            {
                space = clean.Length > 0;
                continue;
            }

            if (space)
            {
                clean.Append(' ');
                space = false;
            }

            clean.Append(unit);
        }

        // NFC and not NFKC, because NFKC turns ﷺ into four words.
        return clean.ToString().Normalize(NormalizationForm.FormC);
    }

    private static bool IsSpace(char unit) => unit == '\u200B' || char.IsWhiteSpace(unit);

    private static bool IsInvisible(char unit) =>
        !IsSpace(unit) && (CharUnicodeInfo.GetUnicodeCategory(unit) is UnicodeCategory.Control or UnicodeCategory.Format || unit is '\uFFFE' or '\uFFFF');

    /// <summary>Removes half surrogate pairs. They come from publishers who cut titles by bytes, and normalisation throws on
    /// them.</summary>
    private static bool IsHalf(string text, int offset) => char.IsSurrogate(text[offset])
        && !(char.IsHighSurrogate(text[offset]) && offset + 1 < text.Length && char.IsLowSurrogate(text[offset + 1]))
        && !(char.IsLowSurrogate(text[offset]) && offset > 0 && char.IsHighSurrogate(text[offset - 1]));
}

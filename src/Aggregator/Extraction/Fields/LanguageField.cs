using Aggregator.Extraction.Pages;

namespace Aggregator.Extraction.Fields;

/// <summary>The language of the text. Text in Arabic letters is Persian or Urdu when the page or the letters say so,
/// else Arabic. For other letters the page's declaration is used.</summary>
internal static class LanguageField
{
    private const double ArabicShare = 0.5;

    public static string Read(Page page, string body, PageEvidence evidence, string fallback)
    {
        var declared = page.Root?.GetAttribute("lang") ?? evidence.Data.Language ?? evidence.Meta("og:locale", "language", "content-language");
        var tag = declared is { Length: >= 2 } ? declared.Trim().Replace('_', '-').ToLowerInvariant() : null;
        var letters = Count(body);
        if (letters.IsArabicScript)
        {
            return tag is not null && (tag.StartsWith("fa", StringComparison.Ordinal) || tag.StartsWith("ur", StringComparison.Ordinal)) ? tag[..2] : letters.Language;
        }

        return tag is not null && !tag.StartsWith("ar", StringComparison.Ordinal) ? tag.Split('-')[0] : body.Length == 0 ? fallback : LatinShare(body) > ArabicShare ? "und" : fallback;
    }

    /// <returns>Null when the letters are not Arabic, because other letters do not show the language.</returns>
    public static string? OfText(string text) => Count(text) is { IsArabicScript: true } letters ? letters.Language : null;

    /// <summary>Whether the text has more Arabic letters than other letters.</summary>
    public static bool IsArabicScript(string text) => Count(text).IsArabicScript;

    private static double LatinShare(string text) =>
        (double)text.Count(sign => char.IsLetter(sign) && sign < '\u0250') / Math.Max(1, text.Count(char.IsLetter));

    // One pass over the text, because this runs for every article of every feed.
    private static Letters Count(string text)
    {
        var letters = default(Letters);
        foreach (var sign in text)
        {
            if (sign is >= '\u0620' and <= '\u06D3')
            {
                letters.Add(sign);
            }
            else if (char.IsLetter(sign))
            {
                letters.All++;
                letters.Other += sign is >= '\u0600' and <= '\u06FF' ? 0 : 1;
            }
        }

        return letters;
    }

    /// <summary>The number of letters of each kind in a text.</summary>
    private struct Letters
    {
        public int All;
        public int Other;
        private int _arabic;
        private int _urdu;
        private int _persian;

        public readonly bool IsArabicScript => _arabic > Other;

        /// <summary>Urdu and Persian are recognised by letters that Arabic does not have.</summary>
        public readonly string Language =>
            _urdu > 0.02 * Math.Max(1, All) ? "ur" : _persian > 0.04 * Math.Max(1, All) ? "fa" : "ar";

        public void Add(char sign)
        {
            _arabic++;
            All += char.IsLetter(sign) ? 1 : 0;
            _urdu += sign is 'ے' or 'ں' or 'ٹ' or 'ڈ' or 'ہ' ? 1 : 0;
            _persian += sign is 'پ' or 'چ' or 'گ' or 'ژ' or 'ی' or 'ک' ? 1 : 0;
        }
    }
}

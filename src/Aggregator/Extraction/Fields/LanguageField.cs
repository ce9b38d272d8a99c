using Aggregator.Extraction.Pages;

namespace Aggregator.Extraction.Fields;

/// <summary>The language of the text itself where its letters tell, else what the page declares.</summary>
internal static class LanguageField
{
    private const double ArabicShare = 0.5;

    public static string Read(Page page, string body, PageEvidence evidence, string fallback)
    {
        var declared = page.Document.DocumentElement?.GetAttribute("lang") ?? evidence.Data.Language ?? evidence.Meta("og:locale", "language", "content-language");
        var tag = declared is { Length: >= 2 } ? declared.Trim().Replace('_', '-').ToLowerInvariant() : null;
        if (IsArabicScript(body))
        {
            return tag is not null && (tag.StartsWith("fa", StringComparison.Ordinal) || tag.StartsWith("ur", StringComparison.Ordinal)) ? tag[..2] : OfArabicScript(body);
        }

        return tag is not null && !tag.StartsWith("ar", StringComparison.Ordinal) ? tag.Split('-')[0] : body.Length == 0 ? fallback : LatinShare(body) > ArabicShare ? "und" : fallback;
    }

    /// <returns>Null when the letters do not tell: any Latin or other script.</returns>
    public static string? OfText(string text) => IsArabicScript(text) ? OfArabicScript(text) : null;

    /// <summary>Most letters are of the Arabic script.</summary>
    public static bool IsArabicScript(string text)
    {
        var (arabic, other) = (0, 0);
        foreach (var sign in text)
        {
            arabic += sign is >= '\u0620' and <= '\u06D3' ? 1 : 0;
            other += char.IsLetter(sign) && sign is not (>= '\u0600' and <= '\u06FF') ? 1 : 0;
        }

        return arabic > other;
    }

    /// <summary>Letters that Arabic does not have tell Urdu from Persian.</summary>
    private static string OfArabicScript(string text)
    {
        var letters = Math.Max(1, text.Count(char.IsLetter));
        var urdu = text.Count(sign => sign is 'ے' or 'ں' or 'ٹ' or 'ڈ' or 'ہ');
        var persian = text.Count(sign => sign is 'پ' or 'چ' or 'گ' or 'ژ' or 'ی' or 'ک');
        return urdu > 0.02 * letters ? "ur" : persian > 0.04 * letters ? "fa" : "ar";
    }

    private static double LatinShare(string text) =>
        (double)text.Count(sign => char.IsLetter(sign) && sign < '\u0250') / Math.Max(1, text.Count(char.IsLetter));
}

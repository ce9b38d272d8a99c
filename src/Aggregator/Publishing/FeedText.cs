using System.Text;
using System.Xml;

namespace Aggregator.Publishing;

/// <summary>Text as feed formats can carry it.</summary>
internal static class FeedText
{
    private const char RightToLeftMark = '\u200F';

    /// <summary>A headline whose direction survives readers that guess it from the first letter (arabic.md §7).</summary>
    public static string Title(string text)
    {
        var clean = Clean(text);
        foreach (var rune in clean.EnumerateRunes())
        {
            if (Rune.IsLetter(rune))
            {
                return IsRightToLeft(rune) ? clean : RightToLeftMark + clean;
            }
        }

        return clean;
    }

    /// <summary>Without characters that XML 1.0 forbids, line breaks as spaces.</summary>
    public static string Clean(string text) => Valid(text).ReplaceLineEndings(" ").Replace('\t', ' ').Trim();

    /// <summary>XML 1.0 has no way to write most control characters and lone surrogates, not even escaped.</summary>
    public static string Valid(string text)
    {
        if (IsValid(text))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            if (XmlConvert.IsXmlChar(text[index]))
            {
                kept.Append(text[index]);
            }
            else if (index + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[index + 1], text[index]))
            {
                kept.Append(text[index]).Append(text[++index]);
            }
        }

        return kept.ToString();
    }

    private static bool IsValid(string text)
    {
        foreach (var character in text)
        {
            if (!XmlConvert.IsXmlChar(character))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsRightToLeft(Rune rune) =>
        rune.Value is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFF) or (>= 0x10800 and <= 0x10FFF);
}

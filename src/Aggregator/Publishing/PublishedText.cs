using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Aggregator.Publishing;

/// <summary>Text in the form that feed formats can hold.</summary>
internal static partial class PublishedText
{
    private const char RightToLeftMark = '\u200F';

    /// <summary>A headline with the right direction in programs that take the direction from the first letter.</summary>
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

    /// <summary>One line of plain text that no program reads as markup.</summary>
    public static string Clean(string text) => WithoutMarkup(Valid(Decoded(text))).ReplaceLineEndings(" ").Replace('\t', ' ').Trim();

    /// <summary>Whether a character may stand in a feed. XML 1.0 cannot hold most control characters and single surrogates, even
    /// escaped. HTML and the validator also refuse U+0080–U+009F, noncharacters and U+FFFD, which come from text in a wrong
    /// encoding.</summary>
    public static string Valid(string text)
    {
        if (IsValid(text))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            if (IsPublishable(text[index]))
            {
                kept.Append(text[index]);
            }
            else if (index + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[index + 1], text[index]))
            {
                // The last two characters of each plane are noncharacters.
                if ((char.ConvertToUtf32(text[index], text[index + 1]) & 0xFFFE) != 0xFFFE)
                {
                    kept.Append(text[index]).Append(text[index + 1]);
                }

                index++;
            }
        }

        return kept.ToString();
    }

    private static bool IsValid(string text)
    {
        foreach (var character in text)
        {
            if (!IsPublishable(character))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPublishable(char character) =>
        XmlConvert.IsXmlChar(character) && character is not ((>= '\u007f' and <= '\u009f') or (>= '\ufdd0' and <= '\ufdef') or '\ufffd');

    // Many feed readers decode a title of RSS one time more, and some several times.
    private static string Decoded(string text)
    {
        for (var round = 0; round < 3 && Reference.IsMatch(text); round++)
        {
            text = WebUtility.HtmlDecode(text);
        }

        return text;
    }

    // RSS does not say whether a title is HTML, so programs guess. Other brackets keep the word in a headline about <video>.
    private static string WithoutMarkup(string text) =>
        text.Contains('<', StringComparison.Ordinal) ? Tag.Replace(text, match => $"‹{match.Groups[1].Value}{(match.Groups[2].Length == 0 ? "" : "›")}") : text;

    [GeneratedRegex("&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")]
    private static partial Regex Reference { get; }

    [GeneratedRegex("<((?=[a-zA-Z/!?])[^<>]*)(>?)")]
    private static partial Regex Tag { get; }

    private static bool IsRightToLeft(Rune rune) =>
        rune.Value is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFF) or (>= 0x10800 and <= 0x10FFF);
}

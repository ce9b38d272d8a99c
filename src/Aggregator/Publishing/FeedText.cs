using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Aggregator.Publishing;

/// <summary>Text as feed formats can carry it.</summary>
internal static partial class FeedText
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

    /// <summary>One line of plain text that nobody reads as markup.</summary>
    public static string Clean(string text) => WithoutMarkup(Valid(Decoded(text))).ReplaceLineEndings(" ").Replace('\t', ' ').Trim();

    /// <summary>
    /// XML 1.0 has no way to write most control characters and lone surrogates, not even escaped; HTML and the validator
    /// refuse the second row of controls, noncharacters and U+FFFD, which stand where an encoding was once misread.
    /// </summary>
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
                // The last two of each plane are noncharacters.
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

    // Half of the readers' programs decode a title of RSS once more, and more than once.
    private static string Decoded(string text)
    {
        for (var round = 0; round < 3 && Reference.IsMatch(text); round++)
        {
            text = WebUtility.HtmlDecode(text);
        }

        return text;
    }

    // RSS does not say whether a title is HTML, so programs guess: a headline about <video> keeps its word in other brackets.
    private static string WithoutMarkup(string text) =>
        text.Contains('<', StringComparison.Ordinal) ? Tag.Replace(text, match => $"‹{match.Groups[1].Value}{(match.Groups[2].Length == 0 ? "" : "›")}") : text;

    [GeneratedRegex("&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")]
    private static partial Regex Reference { get; }

    [GeneratedRegex("<((?=[a-zA-Z/!?])[^<>]*)(>?)")]
    private static partial Regex Tag { get; }

    private static bool IsRightToLeft(Rune rune) =>
        rune.Value is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFF) or (>= 0x10800 and <= 0x10FFF);
}

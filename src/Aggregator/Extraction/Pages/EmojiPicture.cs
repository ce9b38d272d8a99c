using System.Globalization;
using System.Text;
using Aggregator.Extraction.Pages.Tree;

namespace Aggregator.Extraction.Pages;

/// <summary>A sign of the text that a script or an old forum drew as a picture: its alternative text is the sign.</summary>
internal static class EmojiPicture
{
    /// <summary>A family of four with tones of skin is the longest.</summary>
    private const int MaxLength = 36;

    /// <returns>Null for a picture that is one.</returns>
    public static string? Read(TreeElement image) =>
        image.GetAttribute("alt") is { Length: > 0 and <= MaxLength } alt && (IsEmoji(alt) || IsSmiley(image, alt)) ? alt : null;

    /// <summary>«:-)» under a name that says what it is.</summary>
    private static bool IsSmiley(TreeElement image, string alt) =>
        alt.Length <= 8 && !alt.Contains(' ', StringComparison.Ordinal)
        && (Names(image.GetAttribute("class")) || Names(image.GetAttribute("src")));

    private static bool Names(string? text) =>
        text is not null && (text.Contains("smiley", StringComparison.OrdinalIgnoreCase) || text.Contains("smilies", StringComparison.OrdinalIgnoreCase)
            || text.Contains("emoji", StringComparison.OrdinalIgnoreCase) || text.Contains("emoticon", StringComparison.OrdinalIgnoreCase));

    /// <summary>Symbols with what joins and colours them, and digits in a frame («1️⃣»); no word.</summary>
    private static bool IsEmoji(string text)
    {
        var symbols = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetter(rune))
            {
                return false;
            }

            symbols += Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.EnclosingMark or UnicodeCategory.OtherNotAssigned ? 1 : 0;
        }

        return symbols > 0;
    }
}

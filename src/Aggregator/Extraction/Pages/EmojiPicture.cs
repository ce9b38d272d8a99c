using System.Globalization;
using System.Text;
using Aggregator.Extraction.Pages.Tree;

namespace Aggregator.Extraction.Pages;

/// <summary>A character of the text that a script or an old forum shows as a picture. The alternative text of the
/// picture is the character.</summary>
internal static class EmojiPicture
{
    /// <summary>The longest emoji is a family of four with skin tones.</summary>
    private const int MaxLength = 36;

    /// <returns>The character; null for a real picture.</returns>
    public static string? Read(TreeElement image) =>
        image.GetAttribute("alt") is { Length: > 0 and <= MaxLength } alt && (IsEmoji(alt) || IsSmiley(image, alt)) ? alt : null;

    /// <summary>Whether the alternative text is a smiley such as «:-)»,
    /// and the class or address of the picture says so.</summary>
    private static bool IsSmiley(TreeElement image, string alt) =>
        alt.Length <= 8 && !alt.Contains(' ', StringComparison.Ordinal)
        && (Names(image.GetAttribute("class")) || Names(image.GetAttribute("src")));

    private static bool Names(string? text) =>
        text is not null && (text.Contains("smiley", StringComparison.OrdinalIgnoreCase) || text.Contains("smilies", StringComparison.OrdinalIgnoreCase)
            || text.Contains("emoji", StringComparison.OrdinalIgnoreCase) || text.Contains("emoticon", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the text has symbols and no letter. Characters that join or colour symbols are allowed, and
    /// digits in a frame («1️⃣»).</summary>
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

namespace Aggregator.Text.Sentences;

/// <summary>Keeps a part of a line that runs in the other direction together, so that a terminal or browser does not mix the
/// two.</summary>
/// <remarks>Unicode Standard Annex 9, isolates.</remarks>
public static class Direction
{
    private const char LeftToRight = '\u2066';
    private const char RightToLeft = '\u2067';
    private const char End = '\u2069';

    /// <summary>The text inside a line of the language.</summary>
    public static string Isolated(string text, Language line) => line switch
    {
        Language.Arabic when text.Any(char.IsAsciiLetterOrDigit) && !IsArabic(text) => $"{LeftToRight}{text}{End}",
        Language.English when IsArabic(text) => $"{RightToLeft}{text}{End}",
        _ => text,
    };

    /// <summary>Whether the first letter of the text is Arabic.</summary>
    public static bool IsArabic(string text) => text.FirstOrDefault(char.IsLetter) is >= '\u0590' and <= '\u08ff';
}

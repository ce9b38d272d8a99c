using System.Globalization;
using System.Text;

namespace Aggregator.Server.Cli.Output;

/// <summary>How many places of a terminal a text takes: marks above letters and signs of direction take none.</summary>
internal static class DisplayWidth
{
    public static int Of(string text) => text.EnumerateRunes().Sum(Of);

    /// <summary>The beginning of the text that fits; a cut is marked with «…».</summary>
    public static string Cut(string text, int width)
    {
        if (Of(text) <= width)
        {
            return text;
        }

        var (kept, used) = (new StringBuilder(), 1);
        foreach (var rune in text.EnumerateRunes())
        {
            used += Of(rune);
            if (used > width)
            {
                break;
            }

            kept.Append(rune);
        }

        return kept.Append('…').Append(Closing(kept.ToString())).ToString();
    }

    /// <summary>The text in lines that fit, broken between words; a longer word keeps a line of its own.</summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && Of(line.ToString()) + 1 + Of(word) > width)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        if (line.Length > 0)
        {
            yield return line.ToString();
        }
    }

    private static int Of(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => 0,
        _ => 1,
    };

    // An isolate that was cut must be closed, or it would run on through the line.
    private static string Closing(string text) =>
        new('\u2069', Math.Max(0, text.Count(letter => letter is >= '\u2066' and <= '\u2068') - text.Count(letter => letter == '\u2069')));
}

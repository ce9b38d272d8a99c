using System.Text;

namespace Aggregator.Text.Encodings;

/// <summary>Recognises unlabelled single-byte encodings of Cyrillic, Hebrew, Greek and Thai by their alphabets.</summary>
internal static class AlphabetEncodingTest
{
    private const int SampledBytes = 64 * 1024;
    private const double MinScore = 0.75;

    private static readonly int[] CodePages = [1251, 20866, 1255, 1253, 874, 866];

    /// <returns>Null when the bytes outside ASCII do not form words of one alphabet.</returns>
    public static Encoding? Detect(ReadOnlySpan<byte> body)
    {
        var sample = body[..Math.Min(body.Length, SampledBytes)];
        using var text = new CharacterBuffer(sample.Length);
        Encoding? best = null;
        var bestScore = MinScore;
        foreach (var codePage in CodePages)
        {
            var encoding = Encoding.GetEncoding(codePage);
            text.Clear();
            text.Append(sample, encoding);
            var score = Score(text.Characters);
            (best, bestScore) = score > bestScore ? (encoding, score) : (best, bestScore);
        }

        return best;
    }

    private static double Score(ReadOnlySpan<char> text)
    {
        var all = 0;
        var points = 0.0;
        var capitals = 0;
        var isCased = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c < 0x80 || c is '\u00A0' or (>= '\u2010' and <= '\u203A') or '«' or '»')
            {
                continue;
            }

            all++;
            var before = i > 0 ? text[i - 1] : ' ';
            var isInLatinWord = char.IsAsciiLetter(before) || (i + 1 < text.Length && char.IsAsciiLetter(text[i + 1]));
            // A capital after small letters shows KOI8-R that was read as windows-1251: the two have small and capital letters
            // exchanged.
            var isOddCapital = char.IsUpper(c) && char.IsLetter(before);
            points += isInLatinWord ? 0 : isOddCapital ? 0.3 : IsUsual(c) ? 1 : 0;
            capitals += char.IsUpper(c) ? 1 : 0;
            isCased |= char.IsLower(c);
        }

        // Hebrew that was read as Cyrillic has no capitals at all.
        var doubt = isCased && capitals == 0 ? 0.1 : 0;
        return all < 6 ? 0 : (points / all) - doubt;
    }

    private static bool IsUsual(char c) =>
        c is (>= '\u0410' and <= '\u044F') or 'ё' or 'і' or 'ї' or 'є' or (>= '\u05D0' and <= '\u05EA') or (>= '\u0386' and <= '\u03CE')
            or (>= '\u0E01' and <= '\u0E5B');
}

using System.Text;

namespace Aggregator.Text.Encodings;

/// <summary>Tells windows-1256 from ISO-8859-6, and both from other scripts, by the frequency of letters.</summary>
/// <remarks>No known detector recognises both: windows-1256 without a label was read as Cyrillic (feeds.md §5).</remarks>
internal static class ArabicEncodingTest
{
    private const int SampledBytes = 64 * 1024;

    // Letters in order of their frequency in news prose; the position is the weight.
    private const string ByFrequency = "اليمونرتبةعدسفهكقأحجشصطخإذىثضزئغءؤظآ";

    private static readonly int[] CodePages = [1256, 28596];

    /// <returns>Null when the bytes are not Arabic in either encoding.</returns>
    public static Encoding? Detect(ReadOnlySpan<byte> body)
    {
        var sample = body[..Math.Min(body.Length, SampledBytes)];
        using var text = new CharacterBuffer(sample.Length);
        Encoding? best = null;
        var bestScore = 0.0;
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

    /// <returns>0 when the text is not Arabic; otherwise the average weight of its letters.</returns>
    private static double Score(ReadOnlySpan<char> text)
    {
        var letters = 0;
        var foreign = 0;
        var articles = 0;
        var weight = 0.0;
        for (var i = 0; i < text.Length; i++)
        {
            var skipped = text[i..].IndexOfAnyExceptInRange('\0', '\u007F');
            if (skipped < 0)
            {
                break;
            }

            i += skipped;
            var c = text[i];
            if (c is '\u00A0' or '«' or '»' or '،' or '؛' or '؟' or (>= '\u2000' and <= '\u206F') or (>= '\u064B' and <= '\u0652') or 'ـ')
            {
                continue;
            }

            var place = ByFrequency.IndexOf(c, StringComparison.Ordinal);

            // An accented letter of a Latin word stands beside ASCII letters. An Arabic letter does not.
            var isInLatinWord = (i > 0 && char.IsAsciiLetter(text[i - 1])) || (i + 1 < text.Length && char.IsAsciiLetter(text[i + 1]));
            if (place < 0 || isInLatinWord)
            {
                foreign++;
                continue;
            }

            letters++;
            weight += ByFrequency.Length - place;
            articles += c == 'ل' && i > 0 && text[i - 1] == 'ا' ? 1 : 0;
        }

        // Cyrillic and Greek bytes are Arabic letters in these code pages too, but they do not form the article «ال».
        var isArabic = letters >= 3 && foreign * 4 < letters && (letters < 40 || articles * 60 >= letters);
        return isArabic ? (weight / letters) + (100.0 * articles / letters) - (20.0 * foreign / letters) : 0;
    }
}

using System.Text;

namespace Aggregator.Text.Encodings;

/// <summary>Recognises unlabelled double-byte encodings by what they decode to.</summary>
internal static class EastAsianEncodingTest
{
    private const int SampledBytes = 64 * 1024;

    private static readonly int[] CodePages = [932, 51932, 949, 936, 950];

    /// <returns>Null unless nearly all characters outside ASCII are kana, Hangul or common ideographs of one encoding.</returns>
    public static Encoding? Detect(ReadOnlySpan<byte> body)
    {
        // The sample may end inside a character. Strict decoding would then reject the right encoding.
        if (body.Length > SampledBytes)
        {
            return null;
        }

        using var text = new CharacterBuffer(body.Length);
        Encoding? best = null;
        var bestScore = 0.5;
        foreach (var codePage in CodePages)
        {
            var encoding = Encoding.GetEncoding(codePage);
            text.Clear();
            if (StrictDecoding.TryDecode(body, encoding, text) && Score(text.Characters, codePage) is var score && score > bestScore)
            {
                (best, bestScore) = (encoding, score);
            }
        }

        return best;
    }

    private static double Score(ReadOnlySpan<char> text, int codePage)
    {
        var all = 0;
        var points = 0.0;
        foreach (var c in text)
        {
            if (c < 0x80)
            {
                continue;
            }

            all++;
            points += c switch
            {
                >= '\u3040' and <= '\u30FF' => 1.2,
                >= '\uAC00' and <= '\uD7A3' => 1.1,
                >= '\u3000' and <= '\u303F' => 1,
                // Korean news has almost no ideographs. Japanese news has about as many ideographs as kana.
                >= '\u4E00' and <= '\u9FFF' => codePage == 949 ? 0.1 : codePage is 932 or 51932 ? 0.6 : 0.8,
                // Every other encoding looks like half-width katakana when it is read as Shift JIS.
                >= '\uFF61' and <= '\uFF9F' => -0.5,
                _ => 0,
            };
        }

        return all < 4 ? 0 : points / all;
    }
}

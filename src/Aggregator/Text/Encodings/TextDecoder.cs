using System.Text;

namespace Aggregator.Text.Encodings;

/// <summary>Decides the encoding of a feed or page from its bytes; a label alone decides nothing.</summary>
public static class TextDecoder
{
    // A few letters are valid UTF-8 by accident in every encoding.
    private const int MinGoodBytes = 12;

    private static readonly Encoding Loose = Encoding.GetEncoding(Encoding.UTF8.CodePage, EncoderFallback.ReplacementFallback, new WordProcessorSigns());

    /// <param name="body">The document's bytes.</param>
    /// <param name="httpCharset">The charset of Content-Type; null when absent.</param>
    /// <param name="override">The operator's encoding label, which is stronger than all evidence; null for none.</param>
    public static DecodedText Decode(ReadOnlySpan<byte> body, string? httpCharset, string? @override = null)
    {
        using var target = new CharacterBuffer(body.Length);
        var verdict = Decode(body, httpCharset, @override, target);
        return new DecodedText(target.ToString(), verdict.Encoding, verdict.Evidence, verdict.Note);
    }

    /// <param name="body">The document's bytes.</param>
    /// <param name="httpCharset">The charset of Content-Type; null when absent.</param>
    /// <param name="override">The operator's encoding label, which is stronger than all evidence; null for none.</param>
    /// <param name="target">Empty at the start; takes the characters, without byte-order mark.</param>
    internal static EncodingVerdict Decode(ReadOnlySpan<byte> body, string? httpCharset, string? @override, CharacterBuffer target)
    {
        if (EncodingLabel.Resolve(@override) is { } chosen)
        {
            return Read(body, chosen, "chosen by the operator", null, target);
        }

        if (ByteSignature.ByteOrderMark(body) is var (marked, length))
        {
            return Read(body[length..], marked, "byte-order mark", null, target);
        }

        if (ByteSignature.WideEncoding(body) is { } wide)
        {
            return Read(body, wide, "position of the NUL bytes", null, target);
        }

        var labels = EncodingLabels.Find(body, httpCharset);
        return Stateful(body, labels, target) ?? Utf8(body, labels, target) ?? HalvedPairs(body, httpCharset, target) ?? MixedEncodings.Read(body, target) ?? NearlyUtf8(body, target) ?? Labelled(body, labels, target) ?? Guessed(body, target);
    }

    /// <summary>Text in a stateful 7-bit encoding is also valid UTF-8, so its escape bytes are looked for first.</summary>
    private static EncodingVerdict? Stateful(ReadOnlySpan<byte> body, EncodingLabels labels, CharacterBuffer target)
    {
        foreach (var (label, encoding, origin) in labels.Known)
        {
            var isStateful = encoding.CodePage is (>= 50220 and <= 50229) or 52936;
            var marker = encoding.CodePage == 52936 ? (byte)'~' : (byte)0x1B;
            if (isStateful && body.Contains(marker) && Ascii.IsValid(body))
            {
                return Read(body, encoding, $"{label} by {origin}", null, target);
            }
        }

        return null;
    }

    private static EncodingVerdict? Utf8(ReadOnlySpan<byte> body, EncodingLabels labels, CharacterBuffer target)
    {
        if (target.TryAppendUtf8(body))
        {
            // The text has as many characters as bytes, so it is ASCII, and every label agrees with ASCII.
            var note = labels.ContradictsUtf8 && target.Length < body.Length
                ? $"labelled {labels.Text}, but the bytes are valid UTF-8"
                : null;
            return Mojibake.Repair(target) ?? new EncodingVerdict(Encoding.UTF8, "valid UTF-8", Mojibake.Describe(target.Characters) ?? note);
        }

        return null;
    }

    private static EncodingVerdict? HalvedPairs(ReadOnlySpan<byte> body, string? httpCharset, CharacterBuffer target)
    {
        if (Cesu8.Repair(body) is not { } repaired)
        {
            return null;
        }

        var verdict = Decode(repaired, httpCharset, null, target);
        return verdict with { Note = verdict.Note ?? "characters that were written in two halves (CESU-8) were put together" };
    }

    private static EncodingVerdict? NearlyUtf8(ReadOnlySpan<byte> body, CharacterBuffer target)
    {
        var bad = Utf8Validity.CountBadBytes(body, out var good);
        return good > 4 * bad || (good > 2 * bad && good >= MinGoodBytes)
            ? Read(body, Loose, "nearly valid UTF-8", $"{bad} bytes are not UTF-8 and were replaced", target)
            : null;
    }

    private static EncodingVerdict? Labelled(ReadOnlySpan<byte> body, EncodingLabels labels, CharacterBuffer target)
    {
        foreach (var (label, encoding, origin) in labels.Known)
        {
            if (encoding.CodePage == Encoding.UTF8.CodePage || !StrictDecoding.TryDecode(body, encoding, target))
            {
                continue;
            }

            // Many servers label everything Latin-1 by default, and the labels of the two Arabic code pages are often exchanged.
            if (EncodingLabel.IsOftenWrong(encoding)
                && ArabicEncodingTest.Detect(body) is { } arabic && arabic.CodePage != encoding.CodePage)
            {
                target.Clear();
                return Read(body, arabic, "frequency of Arabic letters", $"labelled {label}, but the letters are {arabic.WebName}", target);
            }

            return new EncodingVerdict(encoding, $"{label} by {origin}", null);
        }

        return null;
    }

    private static EncodingVerdict Guessed(ReadOnlySpan<byte> body, CharacterBuffer target)
    {
        if (ArabicEncodingTest.Detect(body) is { } arabic)
        {
            return Read(body, arabic, "frequency of Arabic letters", $"no true label; read as {arabic.WebName}", target);
        }

        if (EastAsianEncodingTest.Detect(body) is { } eastAsian)
        {
            return Read(body, eastAsian, "strictly decodable double bytes", $"no true label; read as {eastAsian.WebName}", target);
        }

        if (AlphabetEncodingTest.Detect(body) is { } alphabet)
        {
            return Read(body, alphabet, "letters of one alphabet", $"no true label; read as {alphabet.WebName}", target);
        }

        var latin = Encoding.GetEncoding(1252);
        return Read(body, latin, "nothing better", "no label decodes the bytes; read as windows-1252", target);
    }

    private static EncodingVerdict Read(ReadOnlySpan<byte> body, Encoding encoding, string evidence, string? note, CharacterBuffer target)
    {
        if (encoding.CodePage == Encoding.UTF8.CodePage && !target.TryAppendUtf8(body))
        {
            target.Append(Cesu8.Repair(body) ?? body, encoding);
        }
        else if (encoding.CodePage != Encoding.UTF8.CodePage)
        {
            target.Append(body, encoding);
        }

        if (target.Characters is ['\uFEFF', ..])
        {
            target.RemoveFirst();
        }

        return new EncodingVerdict(encoding, evidence, note);
    }
}

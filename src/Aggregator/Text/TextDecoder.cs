using System.Text;

namespace Aggregator.Text;

/// <summary>Decides the encoding of a feed or page from its bytes; labels are claims (arabic.md §2).</summary>
public static class TextDecoder
{
    /// <param name="body">The document's bytes.</param>
    /// <param name="httpCharset">The charset of Content-Type; null when absent.</param>
    /// <param name="override">The operator's encoding label, which beats all evidence; null for none.</param>
    public static DecodedText Decode(ReadOnlySpan<byte> body, string? httpCharset, string? @override = null)
    {
        if (EncodingLabel.Resolve(@override) is { } chosen)
        {
            return Read(body, chosen, "chosen by the operator", null);
        }

        if (ByteSignature.ByteOrderMark(body) is var (marked, length))
        {
            return Read(body[length..], marked, "byte-order mark", null);
        }

        if (ByteSignature.WideEncoding(body) is { } wide)
        {
            return Read(body, wide, "position of the NUL bytes", null);
        }

        var labels = EncodingLabels.Find(body, httpCharset);
        return Stateful(body, labels) ?? Utf8(body, labels) ?? Labelled(body, labels) ?? Guessed(body);
    }

    /// <summary>7-bit stateful encodings pass as valid UTF-8, so their escape bytes must be looked for first.</summary>
    private static DecodedText? Stateful(ReadOnlySpan<byte> body, EncodingLabels labels)
    {
        foreach (var (label, encoding, origin) in labels.Known)
        {
            var isStateful = encoding.CodePage is (>= 50220 and <= 50229) or 52936;
            var marker = encoding.CodePage == 52936 ? (byte)'~' : (byte)0x1B;
            if (isStateful && body.Contains(marker) && Ascii.IsValid(body))
            {
                return Read(body, encoding, $"{label} by {origin}", null);
            }
        }

        return null;
    }

    private static DecodedText? Utf8(ReadOnlySpan<byte> body, EncodingLabels labels)
    {
        if (Utf8Validity.IsValid(body))
        {
            var note = labels.ContradictsUtf8 && !Ascii.IsValid(body)
                ? $"labelled {labels.Text}, but the bytes are valid UTF-8"
                : null;
            var text = new DecodedText(Encoding.UTF8.GetString(body), Encoding.UTF8, "valid UTF-8", note);
            return Mojibake.Repair(text) ?? (Mojibake.Describe(text.Value) is { } mojibake ? text with { Note = mojibake } : text);
        }

        var bad = Utf8Validity.CountBadBytes(body, out var good);
        return good > 4 * bad
            ? Read(body, Encoding.UTF8, "nearly valid UTF-8", $"{bad} bytes are not UTF-8 and were replaced")
            : null;
    }

    private static DecodedText? Labelled(ReadOnlySpan<byte> body, EncodingLabels labels)
    {
        foreach (var (label, encoding, origin) in labels.Known)
        {
            if (encoding.CodePage == Encoding.UTF8.CodePage || !StrictDecoding.TryDecode(body, encoding, out var text))
            {
                continue;
            }

            // Servers label everything Latin-1 by default, and the two Arabic code pages are taken for each other.
            if (EncodingLabel.IsOftenWrong(encoding)
                && ArabicEncodingTest.Detect(body) is { } arabic && arabic.CodePage != encoding.CodePage)
            {
                return Read(body, arabic, "frequency of Arabic letters", $"labelled {label}, but the letters are {arabic.WebName}");
            }

            return new DecodedText(text, encoding, $"{label} by {origin}", null);
        }

        return null;
    }

    private static DecodedText Guessed(ReadOnlySpan<byte> body)
    {
        if (ArabicEncodingTest.Detect(body) is { } arabic)
        {
            return Read(body, arabic, "frequency of Arabic letters", $"no true label; read as {arabic.WebName}");
        }

        if (EastAsianEncodingTest.Detect(body) is { } eastAsian)
        {
            return Read(body, eastAsian, "strictly decodable double bytes", $"no true label; read as {eastAsian.WebName}");
        }

        if (AlphabetEncodingTest.Detect(body) is { } alphabet)
        {
            return Read(body, alphabet, "letters of one alphabet", $"no true label; read as {alphabet.WebName}");
        }

        var latin = Encoding.GetEncoding(1252);
        return Read(body, latin, "nothing better", "no label decodes the bytes; read as windows-1252");
    }

    private static DecodedText Read(ReadOnlySpan<byte> body, Encoding encoding, string evidence, string? note)
    {
        var value = encoding.GetString(body);
        return new DecodedText(value.StartsWith('\uFEFF') ? value[1..] : value, encoding, evidence, note);
    }
}

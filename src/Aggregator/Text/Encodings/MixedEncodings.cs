using System.Text;

namespace Aggregator.Text.Encodings;

/// <summary>Reads documents that mix UTF-8 and an Arabic code page, text by text. An example is a template in UTF-8 with agency
/// headlines in windows-1256.</summary>
internal static class MixedEncodings
{
    private const int MinArabicCharacters = 3;
    private const int MinPageBytes = 6;

    /// <returns>Null unless both encodings are certain; nothing is then appended.</returns>
    public static EncodingVerdict? Read(ReadOnlySpan<byte> body, CharacterBuffer target)
    {
        var arabic = 0;
        var paged = new List<byte>();
        for (var rest = body; !rest.IsEmpty;)
        {
            var text = Next(ref rest);
            switch (KindOf(text))
            {
                case TextKind.Utf8:
                    arabic += CountArabic(text);
                    break;
                case TextKind.Paged:
                    paged.AddRange(text);
                    break;
            }
        }

        if (arabic < MinArabicCharacters || paged.Count < MinPageBytes || ArabicEncodingTest.Detect(paged.ToArray()) is not { } page)
        {
            return null;
        }

        for (var rest = body; !rest.IsEmpty;)
        {
            var text = Next(ref rest);
            target.Append(text, KindOf(text) is TextKind.Paged ? page : Encoding.UTF8);
        }

        return new EncodingVerdict(Encoding.UTF8, "two encodings", $"some texts are UTF-8, others {page.WebName}; each was read as its own");
    }

    private enum TextKind
    {
        Plain,
        Utf8,
        Paged,
    }

    /// <summary>Takes the text up to the next tag or line end; no character of either encoding contains those bytes.</summary>
    private static ReadOnlySpan<byte> Next(ref ReadOnlySpan<byte> rest)
    {
        var length = rest[1..].IndexOfAny("<>\n"u8);
        var text = length < 0 ? rest : rest[..(length + 1)];
        rest = rest[text.Length..];
        return text;
    }

    private static TextKind KindOf(ReadOnlySpan<byte> text)
    {
        if (Ascii.IsValid(text))
        {
            return TextKind.Plain;
        }

        // One bad byte among many good ones is damage, and proves no second encoding.
        var bad = Utf8Validity.CountBadBytes(text, out var good);
        return good > 4 * bad ? TextKind.Utf8 : TextKind.Paged;
    }

    /// <summary>Characters of two bytes that begin with 0xD8 to 0xDB. In a code page such pairs occur only by accident.</summary>
    private static int CountArabic(ReadOnlySpan<byte> text)
    {
        var count = 0;
        for (var i = text.IndexOfAnyInRange((byte)0xD8, (byte)0xDB); i >= 0 && i + 1 < text.Length; i = text.IndexOfAnyInRange((byte)0xD8, (byte)0xDB))
        {
            count += text[i + 1] is >= 0x80 and <= 0xBF ? 1 : 0;
            text = text[(i + 1)..];
        }

        return count;
    }
}

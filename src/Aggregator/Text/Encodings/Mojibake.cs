using System.Buffers;
using System.Text;

namespace Aggregator.Text.Encodings;

/// <summary>Recognises UTF-8 that a program read as another encoding and saved again.</summary>
internal static class Mojibake
{
    private static readonly int[] Suspects = [28591, 1252, 1256];

    private const int SampledCharacters = 64 * 1024;

    /// <summary>Undoes the wrong saving where the result is certain: every character has a byte, and the bytes are valid
    /// UTF-8.</summary>
    /// <returns>Null when the text, or a part of it, was not saved wrongly; the caller then keeps the text as it is.</returns>
    public static EncodingVerdict? Repair(CharacterBuffer text)
    {
        ReadOnlySpan<char> characters = text.Characters;
        var first = characters.IndexOfAnyExceptInRange('\0', '\u007F');
        if (first < 0)
        {
            return null;
        }

        foreach (var codePage in Suspects)
        {
            if (StartsCharacter(codePage, characters[first..]) && Undo(codePage, text))
            {
                var name = Encoding.GetEncoding(codePage).WebName;
                return new EncodingVerdict(Encoding.UTF8, "UTF-8 saved twice", $"the text is UTF-8 that was read as {name} and saved again; put right");
            }
        }

        return null;
    }

    /// <summary>Repairs one text that was saved twice and then put into a correct document, for example from an old column of a
    /// database.</summary>
    /// <returns>Null when the text was not saved twice, or when that is not certain.</returns>
    public static string? RepairText(ReadOnlySpan<char> text)
    {
        var first = text.IndexOfAnyExceptInRange('\0', '\u007F');
        if (first < 0 || text[first] is not ((>= '\u00C2' and <= '\u00F4') or 'ط' or 'ظ'))
        {
            return null;
        }

        using var undone = new CharacterBuffer(text.Length);
        undone.Append(text);

        // "CAFÉ™" could be one letter of two bytes by accident. Three bytes, or two letters, cannot be an accident.
        return Repair(undone) is not null && text.Length - undone.Length >= 2 ? undone.ToString() : null;
    }

    /// <summary>For nearly every correct document the first character outside ASCII decides.</summary>
    private static bool StartsCharacter(int codePage, ReadOnlySpan<char> rest)
    {
        Span<byte> bytes = stackalloc byte[16];
        var count = Encoding.GetEncoding(codePage).GetBytes(rest[..Math.Min(rest.Length, 4)], bytes);
        return Rune.DecodeFromUtf8(bytes[..count], out var character, out _) == OperationStatus.Done && !character.IsAscii;
    }

    private static bool Undo(int codePage, CharacterBuffer text)
    {
        // A character without a byte becomes 0xFF. UTF-8 never contains 0xFF, so the result is invalid without an exception.
        var noByte = new EncoderReplacementFallback(codePage == 1256 ? "ے" : "ÿ");
        var encoding = Encoding.GetEncoding(codePage, noByte, DecoderFallback.ReplacementFallback);
        var bytes = ArrayPool<byte>.Shared.Rent(encoding.GetMaxByteCount(text.Length));
        var count = encoding.GetBytes(text.Characters, bytes);
        var isUndone = Utf8Validity.IsValid(bytes.AsSpan(0, count));
        if (isUndone)
        {
            text.Clear();
            text.TryAppendUtf8(bytes.AsSpan(0, count));
        }

        ArrayPool<byte>.Shared.Return(bytes);
        return isUndone;
    }

    /// <returns>One English sentence; null when the text was not saved wrongly.</returns>
    public static string? Describe(ReadOnlySpan<char> text)
    {
        var sample = text[..Math.Min(text.Length, SampledCharacters)];
        var asArabicPage = 0;
        var asLatinPage = 0;
        for (var i = sample.IndexOfAny("طظØÙ"); i >= 0 && i + 1 < sample.Length;)
        {
            var next = sample[i + 1];
            // Arabic letters begin with the bytes 0xD8 and 0xD9: «ط» and «ظ» in windows-1256, «Ø» and «Ù» in windows-1252.
            asArabicPage += sample[i] is 'ط' or 'ظ' && next is not ((>= '\u0621' and <= '\u0652') or ' ' or < '\u0080') ? 1 : 0;
            asLatinPage += sample[i] is 'Ø' or 'Ù' && next is not (' ' or < '\u0080') ? 1 : 0;
            var skip = sample[(i + 1)..].IndexOfAny("طظØÙ");
            i = skip < 0 ? -1 : i + 1 + skip;
        }

        if (asArabicPage < 8 && asLatinPage < 8)
        {
            return null;
        }

        var arabic = CountArabic(sample);
        if (asArabicPage >= 8 && asArabicPage * 5 > arabic)
        {
            return "the text is UTF-8 that was read as windows-1256 and saved again";
        }

        return asLatinPage >= 8 && asLatinPage > arabic
            ? "the text is UTF-8 that was read as windows-1252 and saved again"
            : null;
    }

    private static int CountArabic(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var c in text)
        {
            count += c is >= '\u0621' and <= '\u064A' ? 1 : 0;
        }

        return count;
    }
}

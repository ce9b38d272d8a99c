using System.Globalization;
using System.Text;
using Aggregator.Text;

namespace Aggregator.Feeds.Markup;

/// <summary>Decodes character and entity references. Text that is not a reference stays as it is.</summary>
internal static class CharacterReferences
{
    // By &#128;–&#159; publishers mean the characters of windows-1252 (WHATWG), not control characters.
    private const string Windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    public static void Append(CharacterBuffer target, ReadOnlySpan<char> raw, int offset, MarkupDocument document)
    {
        var at = 0;
        while (true)
        {
            var next = raw[at..].IndexOf('&');
            if (next < 0)
            {
                target.Append(raw[at..]);
                return;
            }

            target.Append(raw.Slice(at, next));
            at += next;
            at += raw.Length > at + 1 && raw[at + 1] == '#'
                ? AppendNumber(target, raw[at..], offset + at, document)
                : AppendName(target, raw[at..], offset + at, document);
        }
    }

    /// <summary>The windows-1252 character for a character of the C1 range; any other character is returned as it is.</summary>
    public static char OfWindows1252(char c) => c is >= '\u0080' and <= '\u009F' ? Windows1252[c - 0x80] : c;

    /// <returns>The number of characters of <paramref name="raw"/> that were used.</returns>
    private static int AppendName(CharacterBuffer target, ReadOnlySpan<char> raw, int offset, MarkupDocument document)
    {
        // A name needs its semicolon, because "?a=1&copy=2" is an address and not a copyright sign.
        var end = raw[..Math.Min(raw.Length, HtmlEntities.MaxNameCharacters + 2)].IndexOf(';');
        var name = end > 1 ? raw[1..end] : [];
        if (Predefined(name) is { } character)
        {
            target.Append(character);
            return end + 1;
        }

        if (!name.IsEmpty && document.Entities is { } entities && entities.TryGetValue(name.ToString(), out var declared))
        {
            document.ExpansionBudget -= declared.Length;
            target.Append(document.ExpansionBudget < 0 ? "" : declared);
            return end + 1;
        }

        if (!name.IsEmpty && HtmlEntities.Find(name) is { } characters)
        {
            document.Repairs.AddUndefined(offset, name);
            target.Append(characters);
            return end + 1;
        }

        document.Repairs.Add(offset, "A bare & was read as itself.");
        target.Append('&');
        return 1;
    }

    private static char? Predefined(ReadOnlySpan<char> name) => name switch
    {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => null,
    };

    private static int AppendNumber(CharacterBuffer target, ReadOnlySpan<char> raw, int offset, MarkupDocument document)
    {
        if (Number(raw, out var value) is not (> 0 and var length))
        {
            document.Repairs.Add(offset, "A bare & was read as itself.");
            target.Append('&');
            return 1;
        }

        if (value is >= 0xC2 and <= 0xF4 && Utf8Run(target, raw, offset, document) is > 0 and var run)
        {
            return run;
        }

        if (value is >= 0xD800 and <= 0xDBFF && Number(raw[length..], out var low) is > 0 and var lowLength && low is >= 0xDC00 and <= 0xDFFF)
        {
            document.Repairs.Add(offset, "A pair of surrogate references was read as one character.");
            target.Append((char)value);
            target.Append((char)low);
            return length + lowLength;
        }

        if (value is (< 0x20 and not (9 or 10 or 13)) or (>= 0xD800 and <= 0xDFFF) or 0xFFFE or 0xFFFF or > 0x10FFFF)
        {
            document.Repairs.Add(offset, "A reference to a character that XML forbids was dropped.");
            return length;
        }

        if (value is >= 0x80 and <= 0x9F)
        {
            target.Append(Windows1252[value - 0x80]);
        }
        else
        {
            AppendRune(target, new Rune(value));
        }

        return length;
    }

    /// <summary>Reads one character whose UTF-8 bytes were escaped one by one, such as "&amp;#226;&amp;#128;&amp;#166;".
    /// Returns the number of characters used; 0 when there is no such character.</summary>
    private static int Utf8Run(CharacterBuffer target, ReadOnlySpan<char> raw, int offset, MarkupDocument document)
    {
        Span<byte> bytes = stackalloc byte[4];
        var used = 0;
        for (var count = 0; count < 4 && Number(raw[used..], out var value) is > 0 and var length && value <= 0xFF; count++)
        {
            bytes[count] = (byte)value;
            used += length;
            if (Rune.DecodeFromUtf8(bytes[..(count + 1)], out var rune, out var consumed) == System.Buffers.OperationStatus.Done && consumed == count + 1 && count > 0)
            {
                document.Repairs.Add(offset, "The bytes of a UTF-8 character were escaped one by one and put together again.");
                AppendRune(target, rune);
                return used;
            }
        }

        return 0;
    }

    private static void AppendRune(CharacterBuffer target, Rune rune)
    {
        Span<char> units = stackalloc char[2];
        target.Append(units[..rune.EncodeToUtf16(units)]);
    }

    /// <returns>The length of the reference; 0 when there is none.</returns>
    private static int Number(ReadOnlySpan<char> raw, out int value)
    {
        value = 0;
        if (raw.Length < 3 || raw[0] != '&' || raw[1] != '#')
        {
            return 0;
        }

        var isHex = raw[2] is 'x' or 'X';
        var digits = raw[(isHex ? 3 : 2)..];
        var length = 0;
        while (length < digits.Length && (isHex ? char.IsAsciiHexDigit(digits[length]) : char.IsAsciiDigit(digits[length])))
        {
            length++;
        }

        if (length == 0)
        {
            return 0;
        }

        var style = isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        if (length > 8 || !int.TryParse(digits[..length], style, CultureInfo.InvariantCulture, out value) || value < 0)
        {
            value = int.MaxValue;
        }

        // The semicolon is often missing. Then the reference ends with its digits.
        var hasSemicolon = length < digits.Length && digits[length] == ';';
        return (isHex ? 3 : 2) + length + (hasSemicolon ? 1 : 0);
    }
}

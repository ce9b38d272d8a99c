using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Aggregator.Text;

namespace Aggregator.Extraction.Pages.Tree;

/// <summary>Decodes references to characters as HTML does (§13.2.5.72): some names need no semicolon.</summary>
internal static class MarkupReferences
{
    // What publishers mean by &#128; to &#159;: windows-1252, not control characters.
    private const string Windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    private const int LongestOpenName = 6;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Open = FrozenSet.ToFrozenSet((
        "AElig AMP Aacute Acirc Agrave Aring Atilde Auml COPY Ccedil ETH Eacute Ecirc Egrave Euml GT Iacute Icirc Igrave Iuml LT Ntilde Oacute Ocirc Ograve Oslash "
        + "Otilde Ouml QUOT REG THORN Uacute Ucirc Ugrave Uuml Yacute aacute acirc acute aelig agrave amp aring atilde auml brvbar ccedil cedil cent copy curren deg "
        + "divide eacute ecirc egrave eth euml frac12 frac14 frac34 gt iacute icirc iexcl igrave iquest iuml laquo lt macr micro middot nbsp not ntilde oacute ocirc "
        + "ograve ordf ordm oslash otilde ouml para plusmn pound quot raquo reg sect shy sup1 sup2 sup3 szlig thorn times uacute ucirc ugrave uml uuml yacute yen yuml")
        .Split(' '), StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="target">Gets the text, each end of line as one sign.</param>
    /// <param name="isDecoded">Whether references are read at all.</param>
    /// <param name="isAttribute">Whether "&amp;copy=1" is an address, not a copyright sign.</param>
    public static void Append(CharacterBuffer target, ReadOnlySpan<char> raw, bool isDecoded, bool isAttribute)
    {
        while (raw.IndexOfAny('&', '\r', '\0') is >= 0 and var next)
        {
            target.Append(raw[..next]);
            var used = 1;
            if (raw[next] == '\r')
            {
                target.Append('\n');
                used = raw[(next + 1)..].StartsWith("\n") ? 2 : 1;
            }
            else if (raw[next] == '\0')
            {
                target.Append(isAttribute ? "\uFFFD" : "");
            }
            else if (isDecoded && Read(target, raw[next..], isAttribute) is > 0 and var length)
            {
                used = length;
            }
            else
            {
                target.Append('&');
            }

            raw = raw[(next + used)..];
        }

        target.Append(raw);
    }

    /// <returns>How much was read; 0 for no reference.</returns>
    private static int Read(CharacterBuffer target, ReadOnlySpan<char> raw, bool isAttribute) =>
        raw.Length > 1 && raw[1] == '#' ? ReadNumber(target, raw) : ReadName(target, raw, isAttribute);

    private static int ReadName(CharacterBuffer target, ReadOnlySpan<char> raw, bool isAttribute)
    {
        var end = 1;
        while (end < raw.Length && end <= HtmlEntities.MaxNameCharacters && char.IsAsciiLetterOrDigit(raw[end]))
        {
            end++;
        }

        if (end < raw.Length && raw[end] == ';' && HtmlEntities.Find(raw[1..end]) is { } characters)
        {
            target.Append(characters);
            return end + 1;
        }

        for (var length = Math.Min(end - 1, LongestOpenName); length > 1; length--)
        {
            if (Open.Contains(raw.Slice(1, length)))
            {
                var isPartOfAddress = isAttribute && length + 1 < raw.Length && (raw[length + 1] == '=' || char.IsAsciiLetterOrDigit(raw[length + 1]));
                target.Append(isPartOfAddress ? raw[..(length + 1)] : HtmlEntities.Find(raw.Slice(1, length)));
                return length + 1;
            }
        }

        return 0;
    }

    private static int ReadNumber(CharacterBuffer target, ReadOnlySpan<char> raw)
    {
        var isHex = raw.Length > 2 && raw[2] is 'x' or 'X';
        var start = isHex ? 3 : 2;
        var end = start;
        while (end < raw.Length && (isHex ? char.IsAsciiHexDigit(raw[end]) : char.IsAsciiDigit(raw[end])))
        {
            end++;
        }

        if (end == start)
        {
            return 0;
        }

        var digits = raw[start..end].TrimStart('0');
        var code = digits.Length == 0 ? 0 : digits.Length > 8 ? int.MaxValue : int.Parse(digits, isHex ? NumberStyles.HexNumber : NumberStyles.None, CultureInfo.InvariantCulture);
        Span<char> units = stackalloc char[2];
        var rune = code is >= 0x80 and <= 0x9F ? new Rune(Windows1252[code - 0x80]) : code != 0 && Rune.TryCreate(code, out var own) ? own : Rune.ReplacementChar;
        target.Append(units[..rune.EncodeToUtf16(units)]);
        return end < raw.Length && raw[end] == ';' ? end + 1 : end;
    }
}

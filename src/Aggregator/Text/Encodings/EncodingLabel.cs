using System.Globalization;
using System.Text;

namespace Aggregator.Text.Encodings;

/// <summary>Turns the label of an encoding, in any spelling, into the encoding.</summary>
internal static class EncodingLabel
{
    private const int Utf7CodePage = 65000;

    /// <returns>Null for no label, for an unknown label, and for UTF-7, because UTF-7 can hide markup from every
    /// filter.</returns>
    public static Encoding? Resolve(string? label)
    {
        var name = label?.Trim(' ', '"', '\'', '\t', '\r', '\n').ToLowerInvariant().Replace('_', '-');
        if (string.IsNullOrEmpty(name) || name.Length > 40)
        {
            return null;
        }

        return Alias(name) ?? ByName(name) ?? ByNumber(name);
    }

    /// <summary>Labels that servers and editors give to texts of any encoding.</summary>
    public static bool IsOftenWrong(Encoding encoding) => encoding.CodePage is 1252 or 28591 or 20127 or 1256 or 28596 or 708;

    private static Encoding? Alias(string name) => name switch
    {
        "utf8" or "utf-8" or "utf8mb4" or "unicode-1-1-utf-8" => Encoding.UTF8,
        // WHATWG: both labels mean windows-1252, and publishers use its characters 0x80–0x9F.
        "iso-8859-1" or "latin1" or "latin-1" or "iso8859-1" or "8859-1" or "us-ascii" or "ascii" => ByCodePage(1252),
        "arabic" or "ecma-114" or "iso-ir-127" or "csisolatinarabic" => ByCodePage(28596),
        "euc-kr" or "ks-c-5601-1987" or "ksc5601" or "korean" => ByCodePage(949),
        "gb2312" or "gbk" or "x-gbk" or "cp936" => ByCodePage(936),
        "tis-620" => ByCodePage(874),
        "mac-arabic" or "x-mac-arabic" => ByCodePage(10004),
        _ => null,
    };

    private static Encoding? ByName(string name)
    {
        try
        {
            var encoding = Encoding.GetEncoding(name);
            return encoding.CodePage == Utf7CodePage ? null : encoding;
        }
        catch (ArgumentException)
        {
            return null;
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>"win1256", "cp-1256", "iso8859-6", "8859_6", "866", "x-cp1256".</summary>
    private static Encoding? ByNumber(string name)
    {
        var iso = name.IndexOf("8859-", StringComparison.Ordinal);
        if (iso >= 0 && int.TryParse(name.AsSpan(iso + 5), NumberStyles.None, CultureInfo.InvariantCulture, out var part) && part is >= 1 and <= 16)
        {
            return ByCodePage(28590 + part);
        }

        var digits = name.AsSpan().TrimStart("abcdefghijklmnopqrstuvwxyz-");
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number != Utf7CodePage
            ? ByCodePage(number)
            : null;
    }

    private static Encoding? ByCodePage(int codePage)
    {
        try
        {
            return codePage is > 0 and <= 65535 ? Encoding.GetEncoding(codePage) : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }
}

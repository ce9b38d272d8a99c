using System.Globalization;

namespace Aggregator.Text.Dates;

/// <summary>Folds one character of a written date: each name then has one spelling, and all digits are ASCII.</summary>
internal static class DateFolding
{
    /// <returns>NUL when the character is dropped.</returns>
    public static char Fold(char c) => c switch
    {
        <= '\u007F' => char.ToLowerInvariant(c),
        >= '\u0660' and <= '\u0669' => (char)(c - '\u0660' + '0'),
        >= '\u06F0' and <= '\u06F9' => (char)(c - '\u06F0' + '0'),
        '\u0671' => 'ا',
        'ى' or 'ی' => 'ي',
        'ک' => 'ك',
        'ة' or 'ۀ' or 'ھ' or 'ہ' => 'ه',
        'ـ' or '\u0640' or 'ء' => '\0',
        '،' or '؛' or '\u060D' => ',',
        '٫' or '٬' => '.',
        '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212' or '\u00AD' => '-',
        '\u2044' or '\u2215' => '/',
        _ => Other(c),
    };

    private static char Other(char c) => CharUnicodeInfo.GetUnicodeCategory(c) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.Format or UnicodeCategory.EnclosingMark => '\0',
        UnicodeCategory.SpaceSeparator => ' ',
        _ => char.ToLowerInvariant(c),
    };
}

using System.Globalization;
using System.Text;

namespace Aggregator.Storage.Accounts;

/// <summary>The names that accounts may have, and which of them are the same.</summary>
public static class AccountName
{
    public const int MinLength = 2;

    public const int MaxLength = 40;

    /// <summary>The name without spaces at its ends.</summary>
    /// <returns>Null when no account may have this name: it holds letters, digits, single spaces and the signs . _ - only.</returns>
    public static string? Read(string? text)
    {
        var name = text?.Trim().Normalize(NormalizationForm.FormC) ?? "";
        var length = new StringInfo(name).LengthInTextElements;
        return length is >= MinLength and <= MaxLength && name.EnumerateRunes().All(IsAllowed) && !name.Contains("  ", StringComparison.Ordinal) ? name : null;
    }

    /// <summary>Two names with the same key name the same account.</summary>
    public static string Key(string name) => name.Trim().Normalize(NormalizationForm.FormKC).ToLowerInvariant();

    private static bool IsAllowed(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark || rune.Value is ' ' or '.' or '_' or '-';
}

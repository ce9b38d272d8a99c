using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Aggregator.Text.Spelling;

/// <summary>What each UTF-16 unit becomes when Arabic spelling is folded: 65,536 entries, and a second table for units that
/// become several.</summary>
internal sealed class FoldingTable
{
    /// <summary>The unit disappears: a mark, tatweel, a direction mark.</summary>
    public const char Deleted = '\0';

    /// <summary>The unit separates words.</summary>
    public const char Separator = ' ';

    /// <summary>The unit becomes several units, listed in <see cref="Expansion"/>.</summary>
    public const char Expands = '\uFFFF';

    private readonly char[] _map = new char[char.MaxValue + 1];
    private readonly FrozenDictionary<char, string> _expansions;

    private FoldingTable(char wawWithHamza, char yaWithHamza)
    {
        for (var unit = 0; unit <= char.MaxValue; unit++)
        {
            _map[unit] = Plain((char)unit);
        }

        _map['\u0624'] = wawWithHamza;
        _map['\u0626'] = yaWithHamza;
        _expansions = FoldByCompatibility().ToFrozenDictionary();
    }

    /// <summary>For duplicates and keys: a hamza on waw or ya is dropped.</summary>
    public static FoldingTable Keys { get; } = new('\u0648', '\u064A');

    /// <summary>For search: مسؤول and مسئول both become مسءول.</summary>
    public static FoldingTable Search { get; } = new('\u0621', '\u0621');

    public ReadOnlySpan<char> Map => _map;

    public string Expansion(char unit) => _expansions[unit];

    private static char Plain(char unit) => unit switch
    {
        (>= '\u064B' and <= '\u065F') or (>= '\u0610' and <= '\u061A') or '\u0670' => Deleted,
        (>= '\u06D6' and <= '\u06DC') or (>= '\u06DF' and <= '\u06E8') or (>= '\u06EA' and <= '\u06ED') => Deleted,
        (>= '\u08D3' and <= '\u08FF') or '\u0640' or (>= '\u0300' and <= '\u036F') => Deleted,
        (>= '\u200C' and <= '\u200F') or '\u061C' or (>= '\u202A' and <= '\u202E') => Deleted,
        (>= '\u2060' and <= '\u2069') or '\uFEFF' or '\u00AD' or (>= '\uFE00' and <= '\uFE0F') => Deleted,
        '\u0622' or '\u0623' or '\u0625' or '\u0671' => '\u0627',
        '\u0649' or '\u06CC' or '\u06D0' => '\u064A',
        '\u0629' or '\u06C0' or '\u06C1' or '\u06C3' or '\u06D5' or '\u06BE' => '\u0647',
        '\u06A9' => '\u0643',
        >= '\u0660' and <= '\u0669' => (char)('0' + (unit - '\u0660')),
        >= '\u06F0' and <= '\u06F9' => (char)('0' + (unit - '\u06F0')),
        _ when char.IsLetterOrDigit(unit) => WithoutAccent(char.ToLowerInvariant(unit)),
        _ => Separator,
    };

    /// <summary>é becomes e; only letters that decompose into a letter and marks change.</summary>
    private static char WithoutAccent(char letter)
    {
        if (letter is < '\u00C0' or > '\u1EFF' or (>= '\u0600' and <= '\u06FF'))
        {
            return letter;
        }

        var parts = letter.ToString().Normalize(NormalizationForm.FormD);
        var marks = parts.Skip(1).All(part => CharUnicodeInfo.GetUnicodeCategory(part) == UnicodeCategory.NonSpacingMark);
        return marks ? char.ToLowerInvariant(parts[0]) : letter;
    }

    /// <summary>Presentation forms and full-width Latin. NFKC is used only here, because in stored text it would turn ﷺ into four
    /// words.</summary>
    private Dictionary<char, string> FoldByCompatibility()
    {
        var expansions = new Dictionary<char, string>();
        for (var unit = '\uFB00'; unit <= '\uFFEE'; unit++)
        {
            if (unit is (>= '\uFDD0' and <= '\uFDEF') or (>= '\uFE00' and <= '\uFE0F') or '\uFEFF')
            {
                continue;
            }

            var folded = new StringBuilder();
            foreach (var part in unit.ToString().Normalize(NormalizationForm.FormKC))
            {
                if (_map[part] is var target and not Deleted && (target != Separator || folded is { Length: > 0 }))
                {
                    folded.Append(target);
                }
            }

            Keep(expansions, unit, folded.ToString().TrimEnd());
        }

        return expansions;
    }

    private void Keep(Dictionary<char, string> expansions, char unit, string folded)
    {
        if (folded.Length > 1)
        {
            expansions[unit] = folded;
            _map[unit] = Expands;
        }
        else if (folded.Length == 1)
        {
            _map[unit] = folded[0];
        }
    }
}

using System.Buffers;
using System.Text;

namespace Aggregator.Text.Search;

/// <summary>Brings sound plurals, feminines and possessives back to their base word. Unlike light10, it keeps endings that a name
/// may have (سليمان, حسين, سلمى), and «مدرسة» never becomes «مدرس». The words are already folded.</summary>
internal static class ArabicInflection
{
    private static readonly (string Ending, string Instead, int Least)[] Rules =
    [
        // Least: the number of letters that must stand before the ending.
        ("يات", "اه", 3), ("وات", "اه", 2), ("ات", "ه", 3), ("ات", "", 4),
        ("يين", "ي", 2), ("يون", "ي", 2), ("تين", "ه", 3), ("تان", "ه", 3), ("ين", "", 4), ("ون", "", 4),
        ("يه", "ي", 3), ("ته", "ه", 3), ("تها", "ه", 3), ("تهم", "ه", 3), ("تنا", "ه", 3), ("ها", "", 4), ("هم", "", 4),
    ];

    // Most words end in another letter, so this check saves the search through the rules.
    private static readonly SearchValues<char> LastLetters = SearchValues.Create([.. Rules.Select(rule => rule.Ending[^1]).Distinct()]);

    /// <summary>Appends the <see cref="Bases"/>, each after a space and <see cref="SearchText.BaseMark"/>.</summary>
    public static void AppendBases(StringBuilder bases, ReadOnlySpan<char> word)
    {
        if (!LastLetters.Contains(word[^1]))
        {
            return;
        }

        foreach (var (ending, instead, least) in Rules)
        {
            if (word.Length >= ending.Length + least && word.EndsWith(ending))
            {
                bases.Append(' ').Append(SearchText.BaseMark).Append(word[..^ending.Length]).Append(instead);
            }
        }
    }

    /// <summary>The base words from which a word of a text may come; the index holds them beside the word.</summary>
    public static IEnumerable<string> Bases(string word)
    {
        foreach (var (ending, instead, least) in Rules)
        {
            if (word.Length >= ending.Length + least && word.EndsWith(ending, StringComparison.Ordinal))
            {
                yield return string.Concat(word.AsSpan(0, word.Length - ending.Length), instead);
            }
        }
    }

    /// <summary>The other words that a typed word may stand for. There are fewer of them than <see cref="Bases"/>: «ين» and «ون»
    /// are only exchanged with each other, because names end in them (فلسطين, ياسين).</summary>
    public static IEnumerable<string> Variants(string typed)
    {
        foreach (var candidate in Bases(typed))
        {
            if (!typed.StartsWith(candidate, StringComparison.Ordinal) || typed.EndsWith("ات", StringComparison.Ordinal)
                || candidate.EndsWith('ي'))
            {
                yield return candidate;
            }
        }

        if (typed.Length >= 6 && typed.EndsWith("ون", StringComparison.Ordinal))
        {
            yield return string.Concat(typed.AsSpan(0, typed.Length - 2), "ين");
        }
        else if (typed.Length >= 6 && typed.EndsWith("ين", StringComparison.Ordinal))
        {
            yield return string.Concat(typed.AsSpan(0, typed.Length - 2), "ون");
        }
    }
}

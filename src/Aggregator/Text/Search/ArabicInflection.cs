using System.Buffers;
using System.Text;

namespace Aggregator.Text.Search;

/// <summary>
/// Sound plurals, feminines and possessives brought back to the word they come from. Unlike light10 nothing is cut that a name may
/// end with (سليمان, حسين, سلمى) and «مدرسة» never becomes «مدرس». Words are folded already.
/// </summary>
internal static class ArabicInflection
{
    private static readonly (string Ending, string Instead, int Least)[] Rules =
    [
        // Least: letters that must stand before the ending.
        ("يات", "اه", 3), ("وات", "اه", 2), ("ات", "ه", 3), ("ات", "", 4),
        ("يين", "ي", 2), ("يون", "ي", 2), ("تين", "ه", 3), ("تان", "ه", 3), ("ين", "", 4), ("ون", "", 4),
        ("يه", "ي", 3), ("ته", "ه", 3), ("تها", "ه", 3), ("تهم", "ه", 3), ("تنا", "ه", 3), ("ها", "", 4), ("هم", "", 4),
    ];

    // Most words end in another letter, and need no look at the rules.
    private static readonly SearchValues<char> LastLetters = SearchValues.Create([.. Rules.Select(rule => rule.Ending[^1]).Distinct()]);

    /// <summary>Appends <see cref="Bases"/>, each behind a space and <see cref="SearchText.BaseMark"/>.</summary>
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

    /// <summary>The words that a word of a text may come from; indexed beside it.</summary>
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

    /// <summary>
    /// The other words that a typed word may stand for. Narrower than <see cref="Bases"/>: «ين» and «ون» only change places, because
    /// names end in them (فلسطين, ياسين).
    /// </summary>
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

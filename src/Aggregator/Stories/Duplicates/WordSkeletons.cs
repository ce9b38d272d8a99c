using System.Collections.Frozen;

namespace Aggregator.Stories.Duplicates;

/// <summary>The key of a word's skeleton: the word without inflection, long vowels and different spellings of foreign sounds.
/// «غوغل» and «جوجل», «يقتحم» and «اقتحمت», «أربعة» and «4» have one key.</summary>
/// <remarks>Two different names rarely have one key. That is enough where the differences of two texts are compared. Events need
/// keys that also keep words apart: see <see cref="Events.TermKey"/>.</remarks>
internal static class WordSkeletons
{
    /// <summary>The key of words that name nothing: «في», «من», single letters.</summary>
    public const ushort Nothing = 0;

    /// <summary>Of a longer word only the first letters count.</summary>
    private const int MostLetters = 32;

    /// <summary>In a word with fewer consonants the vowels count too.</summary>
    private const int LeastConsonants = 3;

    private const uint Prime = 16777619;

    private static readonly FrozenSet<string> Empty = new[]
    {
        "في", "من", "علي", "الي", "عن", "ان", "او", "ثم", "قد", "كان", "هذا", "هذه", "التي", "الذي", "بين", "بعد", "قبل", "مع", "كل", "اي", "لا", "ما",
        "لم", "لن", "هو", "هي", "خلال", "ضد", "حول", "لدي", "عند", "منذ", "حتي",
    }.ToFrozenSet();

    private static readonly FrozenDictionary<string, string> Numbers = new (string Number, string Words)[]
    {
        ("1", "واحد واحده"), ("2", "اثنان اثنين اثنتان اثنتين"), ("3", "ثلاث ثلاثه"), ("4", "اربع اربعه"), ("5", "خمس خمسه"), ("6", "ست سته"), ("7", "سبع سبعه"),
        ("8", "ثمان ثماني ثمانيه"), ("9", "تسع تسعه"), ("10", "عشر عشره"), ("20", "عشرون عشرين"), ("30", "ثلاثون ثلاثين"), ("40", "اربعون اربعين"),
        ("50", "خمسون خمسين"), ("60", "ستون ستين"), ("70", "سبعون سبعين"), ("80", "ثمانون ثمانين"), ("90", "تسعون تسعين"), ("100", "ميه مايه"),
    }.SelectMany(number => number.Words.Split(' ').Select(word => KeyValuePair.Create(word, number.Number))).ToFrozenDictionary();

    private static readonly string[] Prefixes = ["وال", "بال", "كال", "فال", "لل", "ال", "و"];
    private static readonly string[] Suffixes = ["ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي", "ا"];

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> EmptyWords = Empty.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> NumberWords =
        Numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="word">A word that <see cref="Text.Spelling.TokenHashes"/> folded.</param>
    public static ushort Of(ReadOnlySpan<char> word)
    {
        if (word.ContainsAnyInRange('0', '9'))
        {
            return DigitsOf(word);
        }

        if (word.Length < 2 || EmptyWords.Contains(word))
        {
            return Nothing;
        }

        return NumberWords.TryGetValue(word, out var number) ? Hash(number) : Hash(Skeleton(word, stackalloc char[2 * MostLetters]));
    }

    private static ushort DigitsOf(ReadOnlySpan<char> word)
    {
        Span<char> digits = stackalloc char[MostLetters];
        var count = 0;
        foreach (var letter in word)
        {
            if (char.IsAsciiDigit(letter) && count < digits.Length)
            {
                digits[count++] = letter;
            }
        }

        return Hash(digits[..count]);
    }

    private static ReadOnlySpan<char> Skeleton(ReadOnlySpan<char> word, Span<char> room)
    {
        var stem = Stem(word);
        stem = stem[..Math.Min(stem.Length, MostLetters)];

        // The first letter is the prefix of a verb. In a short word it may belong to the root.
        stem = stem.Length > 4 && stem[0] is 'ا' or 'ي' or 'ت' ? stem[1..] : stem;
        var sounds = room[..Sounds(stem, room)];
        var consonants = room[MostLetters..];
        var count = 0;
        foreach (var sound in sounds)
        {
            if (sound is not ('ا' or 'ه' or 'ي') && (count == 0 || consonants[count - 1] != sound))
            {
                consonants[count++] = sound;
            }
        }

        ReadOnlySpan<char> skeleton = consonants[..count];
        while (skeleton.Length > LeastConsonants && skeleton[0] == 'ت')
        {
            skeleton = skeleton[1..];
        }

        skeleton = skeleton.Length > LeastConsonants && skeleton[^1] == 'ت' ? skeleton[..^1] : skeleton;
        return skeleton.Length >= LeastConsonants ? skeleton : sounds.Length > 2 && sounds[0] is 'ا' or 'ي' ? sounds[1..] : sounds;
    }

    private static ReadOnlySpan<char> Stem(ReadOnlySpan<char> word)
    {
        foreach (var prefix in Prefixes)
        {
            if (word.Length >= prefix.Length + 3 && word.StartsWith(prefix))
            {
                word = word[prefix.Length..];
                break;
            }
        }

        foreach (var suffix in Suffixes)
        {
            // An ending of two letters must leave three, because it may belong to the root («عين»). One letter is an ending even in «طنا».
            if (word.Length >= suffix.Length + (suffix.Length == 1 ? 2 : 3) && word.EndsWith(suffix))
            {
                return word[..^suffix.Length];
            }
        }

        return word;
    }

    /// <summary>Writes one letter for all letters that newspapers use for one foreign sound. A doubled letter is written once.</summary>
    private static int Sounds(ReadOnlySpan<char> stem, Span<char> sounds)
    {
        var count = 0;
        foreach (var letter in stem)
        {
            var sound = letter switch
            {
                'غ' or 'ج' or 'ق' => 'ك',
                'ط' => 'ت',
                'ث' or 'ص' => 'س',
                'ذ' => 'ز',
                'ظ' => 'ض',
                'و' => 'ي',
                _ => letter,
            };
            if (count == 0 || sounds[count - 1] != sound)
            {
                sounds[count++] = sound;
            }
        }

        return count;
    }

    /// <returns>Never <see cref="Nothing"/>.</returns>
    private static ushort Hash(ReadOnlySpan<char> letters)
    {
        var hash = 2166136261;
        foreach (var letter in letters)
        {
            hash = (hash ^ letter) * Prime;
        }

        hash ^= hash >> 15;
        return (ushort)Math.Max(1, (hash ^ (hash >> 16)) & ushort.MaxValue);
    }
}

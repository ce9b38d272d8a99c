using Aggregator.Text.Spelling;

namespace Aggregator.Stories.Events;

/// <summary>The number of a word. All spellings of a foreign name have the same higher bits, so they stand side by side in a sorted
/// list: ماكونو, مكونو and ميكونو. The lower bits keep the spellings apart.</summary>
internal static class TermKey
{
    private const int OwnBits = 12;
    private const uint OwnMask = (1u << OwnBits) - 1;

    /// <summary>A shorter word has one spelling, because another vowel would make another word.</summary>
    private const int ShortestName = 4;

    private const int LeastConsonants = 3;
    private const int MostConsonants = 16;

    /// <param name="stem">The stem of a folded word.</param>
    public static uint Of(ReadOnlySpan<char> stem)
    {
        var own = TokenHashes.Of(stem);
        Span<char> consonants = stackalloc char[MostConsonants];
        var count = stem.Length < ShortestName ? 0 : Consonants(stem, consonants);
        // A word without another spelling gets higher bits of its own, even when its letters are the consonants of another word.
        var shared = count < LeastConsonants ? TokenHashes.Mix(own) : TokenHashes.Of(consonants[..count]);
        return ((uint)(shared >> 32) & ~OwnMask) | ((uint)own & OwnMask);
    }

    /// <summary>Whether two words may be two spellings of one name.</summary>
    public static bool AreAlike(uint one, uint other) => one >> OwnBits == other >> OwnBits;

    /// <summary>The smallest key that another spelling of the name can have.</summary>
    public static uint FirstAlike(uint key) => key & ~OwnMask;

    private static int Consonants(ReadOnlySpan<char> stem, Span<char> consonants)
    {
        var count = 0;
        foreach (var letter in stem)
        {
            if (letter is not ('ا' or 'و' or 'ي') && count < consonants.Length)
            {
                consonants[count++] = letter;
            }
        }

        // Newspapers write one foreign sound with different letters: ليغانيس, ليجانيس. With only three consonants too many words would be alike.
        for (var at = 0; count > LeastConsonants && at < count; at++)
        {
            consonants[at] = consonants[at] switch
            {
                'غ' or 'ج' or 'ق' => 'ك',
                'ط' => 'ت',
                'ظ' or 'ض' or 'ذ' => 'د',
                'ص' or 'ث' => 'س',
                var letter => letter,
            };
        }

        return count;
    }
}

using System.Buffers;

namespace Aggregator.Text.Spelling;

/// <summary>The article «ال» and the one-letter words that Arabic joins to the next word. The words are already folded.</summary>
internal static class ArabicWords
{
    /// <summary>Conjunctions and prepositions that may be joined to the front of a word; the longest come first.</summary>
    public static readonly string[] Clitics = ["ول", "وب", "وك", "فل", "فب", "و", "ف", "ب", "ل", "ك"];

    private static readonly string[] Articles = ["وبال", "فبال", "وكال", "وال", "فال", "بال", "كال", "ال"];
    private static readonly string[] ForThe = ["ولل", "فلل", "لل"];
    private static readonly SearchValues<char> Beginnings = SearchValues.Create([.. Articles.Concat(ForThe).Select(prefix => prefix[0]).Distinct()]);

    /// <summary>The word as it is indexed: without the article where three letters or a number remain. «لل» becomes «ل», because
    /// in «للاجئين» and «للبنان» its second letter belongs to the word.</summary>
    public static ReadOnlySpan<char> WithoutArticle(ReadOnlySpan<char> word)
    {
        if (word.IsEmpty || !Beginnings.Contains(word[0]))
        {
            return word;
        }

        foreach (var prefix in ForThe)
        {
            if (word.StartsWith(prefix) && IsLeft(word[prefix.Length..]))
            {
                return word[(prefix.Length - 1)..];
            }
        }

        foreach (var article in Articles)
        {
            if (word.StartsWith(article) && IsLeft(word[article.Length..]))
            {
                return word[article.Length..];
            }
        }

        return word;
    }

    /// <summary>The same for a string; returns the given string when no article stands before the word.</summary>
    public static string WithoutArticle(string word) =>
        WithoutArticle(word.AsSpan()) is var bare && bare.Length == word.Length ? word : bare.ToString();

    /// <summary>What a reader who types this word may mean: the word, and the word without joined conjunctions and
    /// prepositions.</summary>
    public static IEnumerable<string> Meanings(string word)
    {
        var bare = WithoutArticle(word);
        yield return bare;
        if (ForThe.Any(prefix => word.StartsWith(prefix, StringComparison.Ordinal)) && bare.Length > 3 && bare != word)
        {
            yield return bare[1..];
        }

        // At least six letters: with five, the names باريس and فرنسا would lose their first letter.
        if (bare == word && word.Length >= 6 && word[0] is 'و' or 'ف' or 'ب' or 'ل')
        {
            yield return word[1..];
        }
    }

    private static bool IsLeft(ReadOnlySpan<char> rest) =>
        rest.Length >= 3 || (rest.Length > 0 && !rest.ContainsAnyExceptInRange('0', '9'));
}

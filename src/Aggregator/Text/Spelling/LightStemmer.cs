namespace Aggregator.Text.Spelling;

/// <summary>The light10 stemmer: it cuts the article and conjunctions before a word, and number and gender after it. Only
/// grouping uses it: it confuses names (سلمان, سلمى), so it must not decide a search.</summary>
/// <remarks>Larkey, Ballesteros, Connell: Light Stemming for Arabic Information Retrieval, 2007.</remarks>
internal static class LightStemmer
{
    private static readonly string[] Articles = ["وال", "بال", "كال", "فال", "ال", "لل"];
    private static readonly string[] Endings = ["ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي"];

    /// <param name="word">A word folded for keys.</param>
    public static ReadOnlySpan<char> Stem(ReadOnlySpan<char> word)
    {
        if (word.Length >= 4 && word[0] == 'و' && !word.StartsWith("وال", StringComparison.Ordinal))
        {
            word = word[1..];
        }

        foreach (var article in Articles)
        {
            if (word.Length >= article.Length + 2 && word.StartsWith(article, StringComparison.Ordinal))
            {
                word = word[article.Length..];
                break;
            }
        }

        foreach (var ending in Endings)
        {
            if (word.Length >= ending.Length + 2 && word.EndsWith(ending, StringComparison.Ordinal))
            {
                word = word[..^ending.Length];
            }
        }

        return word;
    }
}

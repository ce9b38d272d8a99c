using Aggregator.Text.Spelling;

namespace Aggregator.Stories.Duplicates;

/// <summary>The keys by which an article is found again: its canonical address, and its title when its text has too few
/// fingerprints, as for a picture, a video or a news flash.</summary>
internal static class ArticleKeys
{
    /// <summary>A title of fewer words («كاريكاتير اليوم») is the name of a column, which many articles have.</summary>
    private const int LeastWords = 4;

    private const ulong AddressSalt = 0xA24BAED4963EE407;

    /// <returns>Null when the article has no address.</returns>
    public static ulong? Address(GroupingArticle article) =>
        article.UrlKey.Length == 0 ? null : TokenHashes.Mix(Hash(article.UrlKey) ^ AddressSalt);

    /// <summary>The key of the title together with the short text below it.</summary>
    /// <returns>Null when the title is too short.</returns>
    public static ulong? Title(GroupingArticle article, ReadOnlySpan<ulong> body)
    {
        var title = new TokenHashes();
        title.Read(article.Title, Winnowing.LeastWords * 4);
        if (title.Hashes.Length < LeastWords)
        {
            return null;
        }

        var key = 0UL;
        foreach (var word in title.Hashes)
        {
            key = TokenHashes.Mix(key ^ word);
        }

        foreach (var word in body)
        {
            key = TokenHashes.Mix(key + word);
        }

        return key;
    }

    private static ulong Hash(string text)
    {
        var hash = 0UL;
        foreach (var unit in text)
        {
            hash = TokenHashes.Mix(hash + unit);
        }

        return hash;
    }
}

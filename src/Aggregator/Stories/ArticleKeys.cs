using Aggregator.Text;

namespace Aggregator.Stories;

/// <summary>The key under which an item is found again whose text is too short for fingerprints: a picture, a video, a flash.</summary>
internal static class ArticleKeys
{
    /// <summary>Fewer words («كاريكاتير اليوم») name a column, not an item.</summary>
    private const int LeastWords = 4;

    public static ulong[] Of(GroupingArticle article, ReadOnlySpan<ulong> body)
    {
        if (body.Length >= Winnowing.LeastWords)
        {
            return [];
        }

        var title = new TokenHashes();
        title.Read(article.Title, Winnowing.LeastWords * 4);
        if (title.Hashes.Length < LeastWords)
        {
            return [];
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

        return [key];
    }
}

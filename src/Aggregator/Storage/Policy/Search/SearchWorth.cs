using Aggregator.Text.Search;

namespace Aggregator.Storage.Policy.Search;

/// <summary>Orders the newest hits of a search by relevance and age.</summary>
internal static class SearchWorth
{
    /// <summary>How many of a word's newest articles are read to estimate how rare the word is.</summary>
    public const int Sample = 64;

    /// <summary>The part of the relevance above <see cref="LeastWorth"/> halves with each such time by which the article is older
    /// than the newest hit.</summary>
    private static readonly TimeSpan HalfLife = TimeSpan.FromDays(7);

    /// <summary>The share of its relevance that even the oldest hit keeps.</summary>
    private const double LeastWorth = .25;

    /// <summary>The page that a query asks for.</summary>
    public static List<long> Page(IReadOnlyList<(long Id, long At, double Score)> hits, ArticleQuery query)
    {
        var newest = hits.Select(hit => hit.At).DefaultIfEmpty().Max();
        var ordered = hits.OrderByDescending(hit => hit.Score * Worth(newest - hit.At)).ThenByDescending(hit => hit.At).ThenByDescending(hit => hit.Id)
            .Select(hit => hit.Id).ToList();

        // The page begins after the last article of the page before. When that article is no longer among the ranked hits, the
        // page is empty.
        var start = query.After is { } after ? ordered.IndexOf(after.Id) is >= 0 and var last ? last + 1 : ordered.Count : 0;
        return [.. ordered.Skip(start).Take(query.Limit)];
    }

    /// <summary>How rare a word is, estimated from how far back its newest articles reach. Counting all articles with the word
    /// would take too long.</summary>
    /// <param name="newest">The numbers of its newest articles, the latest first; at most <see cref="Sample"/>.</param>
    /// <param name="articles">The number of the last article in the store.</param>
    public static double Rarity(IReadOnlyList<long> newest, long articles)
    {
        var share = newest.Count == 0 ? 0 : newest.Count < Sample ? newest.Count / (double)articles : Sample / (double)(articles - newest[^1] + 1);
        return SearchRanking.Rarity(share, articles);
    }

    private static double Worth(long milliseconds) =>
        LeastWorth + ((1 - LeastWorth) * Math.Pow(.5, TimeSpan.FromMilliseconds(milliseconds) / HalfLife));
}

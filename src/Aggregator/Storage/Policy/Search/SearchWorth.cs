using Aggregator.Text.Search;

namespace Aggregator.Storage.Policy.Search;

/// <summary>Orders the newest hits of a search by how well they fit and how young they are.</summary>
internal static class SearchWorth
{
    /// <summary>The newest articles of a word from which its rarity is told.</summary>
    public const int Sample = 64;

    /// <summary>An article so much older than the newest hit weighs half: news age.</summary>
    private static readonly TimeSpan HalfLife = TimeSpan.FromDays(7);

    /// <summary>However old, a hit keeps so much of its worth.</summary>
    private const double LeastWorth = .25;

    /// <summary>The page that a query asks for.</summary>
    public static List<long> Page(IReadOnlyList<(long Id, long At, double Score)> hits, ArticleQuery query)
    {
        var newest = hits.Select(hit => hit.At).DefaultIfEmpty().Max();
        var ordered = hits.OrderByDescending(hit => hit.Score * Worth(newest - hit.At)).ThenByDescending(hit => hit.At).ThenByDescending(hit => hit.Id)
            .Select(hit => hit.Id).ToList();

        // A page goes on after the article that ended the last one; when that has left the newest hits, there is nothing to go on from.
        var start = query.After is { } after ? ordered.IndexOf(after.Id) is >= 0 and var last ? last + 1 : ordered.Count : 0;
        return [.. ordered.Skip(start).Take(query.Limit)];
    }

    /// <summary>How far back the newest articles of a term reach tells how rare it is, without counting them all.</summary>
    /// <param name="newest">At most <see cref="Sample"/>, the latest first.</param>
    /// <param name="articles">The number of the last article.</param>
    public static double Rarity(IReadOnlyList<long> newest, long articles)
    {
        var share = newest.Count == 0 ? 0 : newest.Count < Sample ? newest.Count / (double)articles : Sample / (double)(articles - newest[^1] + 1);
        return SearchRanking.Rarity(share, articles);
    }

    private static double Worth(long milliseconds) =>
        LeastWorth + ((1 - LeastWorth) * Math.Pow(.5, TimeSpan.FromMilliseconds(milliseconds) / HalfLife));
}

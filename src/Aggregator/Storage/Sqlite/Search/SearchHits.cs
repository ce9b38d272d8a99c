using Aggregator.Storage.Sqlite.Engine;

namespace Aggregator.Storage.Sqlite.Search;

/// <summary>Reads the articles that hold a search's words from the newest arrival backwards, and stops when no older one can matter.</summary>
/// <remarks>
/// The index is in order of arrival, lists are in order of <c>at</c>, which is never later than the arrival: once enough articles are
/// at hand that are younger than the latest arrival still unread could be, the rest need not be read. So the newest hits of a word that
/// stands in half a million articles cost what those of a rare word cost.
/// </remarks>
internal static class SearchHits
{
    /// <summary>Articles with the words that are looked at for one page.</summary>
    private const int Deepest = 20_000;

    /// <returns>Ids in the order of the query, at most its limit.</returns>
    public static List<long> Newest(Session session, ArticleQuery query, ArticleFilter filter, int limit)
    {
        var best = new PriorityQueue<long, (long At, long Id)>();
        foreach (var hit in Read(session, query, filter))
        {
            best.Enqueue(hit.Id, (hit.At, hit.Id));
            if (best.Count > limit)
            {
                best.Dequeue();
            }

            if (best.Count == limit && best.TryPeek(out _, out var oldest) && oldest.At >= hit.Arrival)
            {
                break;
            }
        }

        var ids = new List<long>(best.Count);
        while (best.TryDequeue(out var id, out _))
        {
            ids.Add(id);
        }

        ids.Reverse();
        return ids;
    }

    /// <returns>The stories of the newest hits, the newest first.</returns>
    public static IReadOnlyList<long> Stories(Session session, ArticleQuery query, ArticleFilter filter, int limit) =>
        [.. Read(session, query with { IncludeDuplicates = true, After = null }, filter).Select(hit => hit.StoryId).Distinct().Take(limit)];

    /// <returns>The latest arrivals first.</returns>
    private static IEnumerable<Hit> Read(Session session, ArticleQuery query, ArticleFilter filter)
    {
        var (arrival, since) = (long.MaxValue, query.From?.Stamp ?? long.MinValue);
        foreach (var hit in session.Stream(Statement(query, filter), ReadHit, Values(query, filter)))
        {
            // Whatever arrived before this one did so before this one was last changed, and before every one read so far was.
            arrival = Math.Min(arrival, hit.Arrival);
            if (arrival < since)
            {
                yield break;
            }

            if (hit.At >= since)
            {
                yield return hit with { Arrival = arrival };
            }
        }
    }

    private static string Statement(ArticleQuery query, ArticleFilter filter)
    {
        var copies = query.IncludeDuplicates ? "" : " AND a.duplicate_of IS NULL";
        var after = query.After is null || query.ByRelevance ? "" : " AND (a.at, a.id) < ($after_at, $after_id)";

        // CROSS JOIN keeps the order: the index first, then each of its articles.
        return $"""
            SELECT a.id, a.at, a.updated_at, a.story_id
            FROM (SELECT rowid FROM article_text WHERE article_text MATCH $match ORDER BY rowid DESC LIMIT {Deepest}) AS hit
            CROSS JOIN article AS a ON a.id = hit.rowid
            WHERE {filter.Conditions}{copies}{after}
            """;
    }

    private static (string Name, object? Value)[] Values(ArticleQuery query, ArticleFilter filter) =>
    [
        ("$match", filter.Match),
        .. filter.Values,
        .. query.After is { } after && !query.ByRelevance ? new (string, object?)[] { ("$after_at", after.At.Stamp), ("$after_id", after.Id) } : [],
    ];

    private static Hit ReadHit(Microsoft.Data.Sqlite.SqliteDataReader row) => new(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3));

    /// <param name="Arrival">No later than this did any article arrive that is still unread.</param>
    private readonly record struct Hit(long Id, long At, long Arrival, long StoryId);
}

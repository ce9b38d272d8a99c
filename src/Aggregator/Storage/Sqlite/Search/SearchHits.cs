using Aggregator.Storage.Policy.Search;
using Aggregator.Storage.Sqlite.Engine;

namespace Aggregator.Storage.Sqlite.Search;

/// <summary>Reads the articles with the sought words, the latest arrival first. Reading stops when no older article can be in the
/// answer.</summary>
internal static class SearchHits
{
    /// <returns>The numbers of the articles, the newest first.</returns>
    public static List<long> Newest(Session session, ArticleQuery query, ArticleFilter filter, int limit) =>
        SearchHit.Newest(Read(session, query, filter), limit);

    /// <returns>The stories of the newest hits, the newest first.</returns>
    public static IReadOnlyList<long> Stories(Session session, ArticleQuery query, ArticleFilter filter) =>
        SearchHit.Stories(Read(session, query with { IncludeDuplicates = true, After = null }, filter));

    /// <returns>The latest arrivals first.</returns>
    private static IEnumerable<SearchHit> Read(Session session, ArticleQuery query, ArticleFilter filter)
    {
        var (arrival, since) = (long.MaxValue, query.From?.Stamp ?? long.MinValue);
        foreach (var hit in session.Stream(Statement(query, filter), ReadHit, Values(query, filter)))
        {
            // Rows come in the order of arrival, the latest first. All later rows arrived before this one was last changed, and
            // before every row read so far was last changed.
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

        // CROSS JOIN fixes the order of the join: first the index, then each of its articles.
        return $"""
            SELECT a.id, a.at, a.updated_at, a.story_id
            FROM (SELECT rowid FROM article_text WHERE article_text MATCH $match ORDER BY rowid DESC LIMIT {SearchHit.Deepest}) AS hit
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

    private static SearchHit ReadHit(Microsoft.Data.Sqlite.SqliteDataReader row) => new(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3));
}

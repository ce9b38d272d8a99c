using System.Runtime.CompilerServices;
using Aggregator.Storage.Policy.Stories;
using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Stories;
using Aggregator.Stories.Duplicates;
using Aggregator.Stories.Shown;
using Microsoft.Data.Sqlite;

namespace Aggregator.Storage.Sqlite.Stories;

/// <summary><see cref="IStoryStore"/> in SQLite.</summary>
/// <param name="database">The store's file.</param>
/// <param name="policy">Which version of a text is shown when no editor has chosen one.</param>
internal sealed class SqliteStoryStore(SqliteDatabase database, ShownPolicy policy) : IStoryStore
{
    private const int RestoredAtOnce = 500;

    internal const string GroupingColumns = "id, source_id, title, text, url_key, at, credit";

    internal const string GroupingTable = "article CROSS JOIN article_body ON article_id = id";

    public Task<IReadOnlyList<GroupingArticle>> UngroupedAsync(long after, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<GroupingArticle>>(
            session => session.Query(
                $"SELECT {GroupingColumns} FROM {GroupingTable} WHERE story_id IS NULL AND id > $after ORDER BY id LIMIT $limit",
                ReadGrouping,
                ("$after", after),
                ("$limit", limit)),
            cancellationToken);

    public async IAsyncEnumerable<PlacedArticle> PlacedSinceAsync(
        DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long last = -1;
        while (true)
        {
            var after = last;
            var page = await database.ReadAsync(session => PlacedPage(session, since, after), cancellationToken);
            foreach (var placed in page)
            {
                yield return placed;
                last = placed.Article.Id;
            }

            if (page.Count < RestoredAtOnce)
            {
                yield break;
            }
        }
    }

    public Task<DuplicateRules> RulesAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(FittedRules.Read, cancellationToken);

    public async Task PlaceAsync(IReadOnlyList<Placement> placements, CancellationToken cancellationToken)
    {
        if (placements.Count > 0)
        {
            var explained = await database.ReadAsync(session => CopiedPassages.Add(placements, articles => Texts(session, articles)), cancellationToken);
            await database.WriteAsync(session => StoryWriter.Place(session, explained, policy), cancellationToken);
        }
    }

    private static Dictionary<long, string> Texts(Session session, IReadOnlyCollection<long> articles) => session.Query(
        "SELECT article_id, text FROM article_body WHERE article_id IN (SELECT value FROM json_each($ids))",
        row => (Id: row.GetInt64(0), Text: row.GetString(1)),
        ("$ids", JsonList.Of(articles))).ToDictionary(row => row.Id, row => row.Text);

    private static List<PlacedArticle> PlacedPage(Session session, DateTimeOffset since, long after) => session.Query(
        $"""
        SELECT {GroupingColumns}, found_story_id, found_duplicate_of, explanation, fingerprints, found_copy_of, found_continues
        FROM {GroupingTable}
        WHERE story_id IS NOT NULL AND +at >= $since
          AND id > $after AND id >= (SELECT MIN(id) FROM article WHERE at >= $since)
        ORDER BY id
        LIMIT $limit
        """,
        row => new PlacedArticle(
            ReadGrouping(row),
            new Placement
            {
                ArticleId = row.GetInt64(0),
                StoryId = row.GetInt64(7),
                DuplicateOf = row.NumberOrNull(8),
                Explanation = row.TextOrNull(9),
                Fingerprints = row.BytesOrNull(10),
                CopyOf = row.NumberOrNull(11),
                Continues = row.NumberOrNull(12),
            }),
        ("$since", since.Stamp),
        ("$after", after),
        ("$limit", RestoredAtOnce));

    internal static GroupingArticle ReadGrouping(SqliteDataReader row) => new()
    {
        Id = row.GetInt64(0),
        SourceId = row.GetString(1),
        Title = row.GetString(2),
        BodyText = row.GetString(3),
        UrlKey = row.GetString(4),
        At = row.Instant(5),
        Credit = row.TextOrNull(6),
    };
}

using Aggregator.Storage.Policy.Stories;
using Aggregator.Storage.Settings;
using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Storage.Sqlite.Retention;
using Aggregator.Storage.Sqlite.Rows;
using Aggregator.Stories.Decisions;
using Aggregator.Stories.Shown;

namespace Aggregator.Storage.Sqlite.Settings;

/// <summary><see cref="IRemovedSourceStore"/> in SQLite.</summary>
/// <param name="database">The store's file.</param>
/// <param name="policy">Which version of a text is shown when no editor has chosen one.</param>
internal sealed class SqliteRemovedSources(SqliteDatabase database, ShownPolicy policy) : IRemovedSourceStore
{
    public Task<AdaptedArticles> AdaptAsync(string sourceId, Cursor? after, int limit, CancellationToken cancellationToken) => database.WriteAsync(
        session =>
        {
            var isRemoved = IsRemoved(session, sourceId);
            var articles = session.Query(
                """
                SELECT id, at, found_story_id, id IN (SELECT id FROM hidden_article) FROM article
                WHERE source_id = $source AND story_id IS NOT NULL AND (at, id) < ($at, $id)
                ORDER BY at DESC, id DESC LIMIT $limit
                """,
                row => (Place: new Cursor(row.Instant(1), row.GetInt64(0)), Story: row.GetInt64(2), IsHidden: row.GetBoolean(3)),
                ("$source", sourceId),
                ("$at", after?.At.Stamp ?? long.MaxValue),
                ("$id", after?.Id ?? long.MaxValue),
                ("$limit", limit));
            HashSet<long> stories = [.. articles.Where(article => article.IsHidden != isRemoved).Select(article => article.Story)];
            var moved = StoryRenewal.Renew(new SqliteStoryRows(session), stories, policy, arrived: null, always: true);
            if (moved > 0)
            {
                ChangeCounter.Advance(session);
            }

            return new AdaptedArticles(moved, articles.Count == limit ? articles[^1].Place : null);
        },
        cancellationToken);

    public Task<int> PurgeAsync(string sourceId, int articles, CancellationToken cancellationToken) => database.WriteAsync(
        session => IsRemoved(session, sourceId) ? Purge(session, sourceId, articles) : 0, cancellationToken);

    private static bool IsRemoved(Session session, string sourceId) =>
        session.Number("SELECT 1 FROM operator_source WHERE source_id = $id AND with_articles = 1", ("$id", sourceId)) is not null;

    private int Purge(Session session, string sourceId, int articles)
    {
        HashSet<long> gone =
        [
            .. session.Query(
                "SELECT id FROM article WHERE source_id = $source AND story_id IS NOT NULL AND id IN (SELECT id FROM hidden_article) LIMIT $limit",
                row => row.GetInt64(0),
                ("$source", sourceId),
                ("$limit", articles)),
        ];
        if (gone.Count == 0)
        {
            return 0;
        }

        var rows = new SqliteStoryRows(session);
        var stories = rows.FoundStoriesOf(gone).Union(rows.Places(gone).Select(place => place.StoryId)).ToHashSet();
        foreach (var left in stories.SelectMany(story => LeftCopies.Of(rows.Found(story, int.MaxValue, []), gone)).ToList())
        {
            Move(session, left);
        }

        session.Execute("UPDATE article SET duplicate_of = NULL WHERE duplicate_of IN (SELECT value FROM json_each($ids))", ("$ids", JsonList.Of(gone)));
        ArticleRemoval.Delete(session, gone, KeptForEver.PurgedNote);
        StoryRenewal.Renew(rows, stories, policy, arrived: null, always: true);
        ChangeCounter.Advance(session);
        return gone.Count;
    }

    private static void Move(Session session, FoundPlace left) => session.Execute(
        "UPDATE article SET found_copy_of = $copy_of, found_duplicate_of = $duplicate_of WHERE id = $id",
        ("$id", left.Id),
        ("$copy_of", left.CopyOf),
        ("$duplicate_of", left.DuplicateOf));
}

using Aggregator.Storage.Policy.Stories;
using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Storage.Sqlite.Rows;

namespace Aggregator.Storage.Sqlite.Retention;

/// <summary><see cref="IRetentionStore"/> in SQLite.</summary>
internal sealed class SqliteRetention(SqliteDatabase database) : IRetentionStore
{
    public Task<OldTexts> OldTextsAsync(Cursor? after, DateTimeOffset before, int limit, CancellationToken cancellationToken) => database.ReadAsync(
        session =>
        {
            var rows = session.Query(
                """
                SELECT a.id, a.at, OCTET_LENGTH(b.html) + OCTET_LENGTH(b.text), a.story_id IS NOT NULL
                FROM article AS a CROSS JOIN article_body AS b ON b.article_id = a.id
                WHERE (a.at, a.id) > ($at, $id) AND a.at < $before
                ORDER BY a.at, a.id LIMIT $limit
                """,
                row => (Text: new OldText(row.GetInt64(0), row.Instant(1), row.GetInt64(2)), IsPlaced: row.GetBoolean(3)),
                ("$at", after?.At.Stamp ?? long.MinValue),
                ("$id", after?.Id ?? 0),
                ("$before", before.Stamp),
                ("$limit", limit));
            var kept = KeptForEver.Of(DecisionRow.All(session));
            return new OldTexts(
                [.. rows.Where(row => row.IsPlaced && row.Text.Bytes > 0 && !kept.Contains(row.Text.Article)).Select(row => row.Text)],
                rows.Count == limit ? new Cursor(rows[^1].Text.At, rows[^1].Text.Article) : null);
        },
        cancellationToken);

    public Task<int> RemoveTextsAsync(IReadOnlyList<long> articles, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.WriteAsync(session => RemoveTexts(session, articles), cancellationToken);

    public Task<OldStories> OldStoriesAsync(Cursor? after, DateTimeOffset before, int limit, CancellationToken cancellationToken) => database.ReadAsync(
        session =>
        {
            var rows = session.Query(
                """
                SELECT id, last_updated FROM story
                WHERE pinned = 0 AND (last_updated, id) > ($at, $id) AND last_updated < $before
                ORDER BY pinned, last_updated, id LIMIT $limit
                """,
                row => new Cursor(row.Instant(1), row.GetInt64(0)),
                ("$at", after?.At.Stamp ?? long.MinValue),
                ("$id", after?.Id ?? 0),
                ("$before", before.Stamp),
                ("$limit", limit));
            var kept = KeptForEver.Of(DecisionRow.All(session));
            var stories = rows.Select(row => (row.Id, Articles: RemovableStory.Articles(session, row.Id, before, kept)));
            return new OldStories(
                [.. stories.Where(story => story.Articles.Count > 0).Select(story => new OldStory(story.Id, story.Articles.Count))],
                rows.Count == limit ? rows[^1] : null);
        },
        cancellationToken);

    public Task<int> RemoveStoriesAsync(IReadOnlyList<long> stories, DateTimeOffset before, CancellationToken cancellationToken) => database.WriteAsync(
        session =>
        {
            var kept = KeptForEver.Of(DecisionRow.All(session));
            var removed = stories.Sum(story => RemovableStory.Remove(session, story, before, kept));
            if (removed > 0)
            {
                ChangeCounter.Advance(session);
            }

            return removed;
        },
        cancellationToken);

    private static int RemoveTexts(Session session, IReadOnlyList<long> articles)
    {
        var kept = KeptForEver.Of(DecisionRow.All(session));
        var ids = ("$ids", (object?)JsonList.Of(articles.Where(article => !kept.Contains(article))));
        const string These = "(SELECT article.id FROM json_each($ids) CROSS JOIN article ON article.id = value WHERE story_id IS NOT NULL)";
        var removed = session.Execute(
            $"""
            UPDATE article_body SET length_before = OCTET_LENGTH(text), html = '', text = ''
            WHERE article_id IN {These} AND text <> ''
            """,
            ids);
        session.Execute($"UPDATE article_revision SET body_text = '' WHERE article_id IN {These}", ids);
        session.Execute($"UPDATE article SET fingerprints = NULL WHERE id IN {These}", ids);
        session.Execute($"DELETE FROM article_text WHERE rowid IN {These}", ids);
        session.Execute(
            $"""
            INSERT INTO article_text (rowid, title, body, stem)
            SELECT id, search_words(title), '', search_bases(title) || search_marks(source_id, at) FROM article WHERE id IN {These} ORDER BY id
            """,
            ids);
        if (removed > 0)
        {
            ChangeCounter.Advance(session);
        }

        return removed;
    }
}

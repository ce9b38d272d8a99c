using Aggregator.Extraction.Revisions;
using Aggregator.Storage.Policy.Stories;
using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Storage.Sqlite.Entries;
using Aggregator.Storage.Sqlite.Rows;
using Aggregator.Storage.Sqlite.Search;
using Aggregator.Stories;
using Microsoft.Data.Sqlite;

namespace Aggregator.Storage.Sqlite.Stories;

/// <summary><see cref="IReadingStore"/> in SQLite.</summary>
internal sealed class SqliteReadingStore(SqliteDatabase database) : IReadingStore
{
    public Task<IReadOnlyList<StoryArticle>> LatestArticlesAsync(ArticleQuery query, CancellationToken cancellationToken) =>
        ArticleFilter.Of(query) is not { } filter
            ? Task.FromResult<IReadOnlyList<StoryArticle>>([])
            : database.ReadAsync<IReadOnlyList<StoryArticle>>(
                session => ArticleFilter.CanMatch(session, query, forStories: false) ? StoryReader.LatestArticles(session, query, filter.Narrowed(session, query)) : [], cancellationToken);

    public Task<IReadOnlyList<Story>> LatestStoriesAsync(ArticleQuery query, CancellationToken cancellationToken) =>
        ArticleFilter.Of(query) is not { } filter
            ? Task.FromResult<IReadOnlyList<Story>>([])
            : database.ReadAsync(
                session => ArticleFilter.CanMatch(session, query, forStories: true) ? StoryReader.LatestStories(session, query, filter.Narrowed(session, query)) : [], cancellationToken);

    public Task<StoryArticle?> FindArticleAsync(long id, CancellationToken cancellationToken) =>
        database.ReadAsync(session => StoryReader.FindArticle(session, id), cancellationToken);

    public Task<Story?> FindStoryAsync(long id, CancellationToken cancellationToken) =>
        database.ReadAsync(session => StoryReader.FindStory(session, id), cancellationToken);

    public Task<IReadOnlyList<StoryArticle>> MembersAsync(long storyId, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<StoryArticle>>(session => StoryReader.Members(session, storyId), cancellationToken);

    public Task<long> SettledAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.Number("SELECT COALESCE((SELECT MIN(id) - 1 FROM article WHERE story_id IS NULL), (SELECT MAX(id) FROM article), 0)") ?? 0,
            cancellationToken);

    public Task<IReadOnlyList<StoryArticle>> ArrivedAsync(long after, long upTo, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<StoryArticle>>(session => StoryReader.Arrived(session, after, upTo), cancellationToken);

    public Task<Arrival?> FirstArrivalAsync(long after, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.Query("SELECT id, first_seen FROM article WHERE id > $after ORDER BY id LIMIT 1", ReadArrival, ("$after", after)).FirstOrDefault(),
            cancellationToken);

    public Task<Arrival?> LastArrivalAsync(long upTo, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.Query("SELECT id, first_seen FROM article WHERE id <= $up_to ORDER BY id DESC LIMIT 1", ReadArrival, ("$up_to", upTo)).FirstOrDefault(),
            cancellationToken);

    public Task<long> VersionAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(ChangeCounter.Read, cancellationToken);

    // SQLite cannot skip through an index (https://sqlite.org has no loose index scan). The recursion makes one lookup for each
    // name, however many articles have the name.
    public Task<IReadOnlyList<string>> SectionNamesAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<string>>(
            static session => session.Query(
                """
                WITH RECURSIVE name (text) AS (
                    SELECT MIN(section) FROM article WHERE section IS NOT NULL
                    UNION ALL
                    SELECT (SELECT MIN(section) FROM article WHERE section > name.text) FROM name WHERE name.text IS NOT NULL)
                SELECT text FROM name WHERE text IS NOT NULL
                """,
                row => row.GetString(0)),
            cancellationToken);

    public Task<IReadOnlyList<Removal>> RemovedAsync(int limit, CancellationToken cancellationToken) =>
        database.ReadAsync(session => DeskRules.Removed(Hidden(session, limit), DecisionRow.All(session), RemovedSources(session), limit), cancellationToken);

    public Task<IReadOnlyList<ArticleRevision>> RevisionsAsync(long articleId, CancellationToken cancellationToken) =>
        database.ReadAsync(session => RevisionLog.Read(session, articleId), cancellationToken);

    private static Dictionary<string, DateTimeOffset> RemovedSources(Session session) => session.Query(
        "SELECT source_id, removed_at FROM operator_source WHERE with_articles = 1",
        row => (Id: row.GetString(0), At: row.Instant(1))).ToDictionary(source => source.Id, source => source.At, StringComparer.Ordinal);

    /// <summary>All articles that editors have hidden, and the newest of removed sources.</summary>
    private static List<Removal> Hidden(Session session, int limit) => session.Query(
        """
        SELECT a.id, a.story_id, a.source_id,
               NOT EXISTS (SELECT 1 FROM article AS o WHERE o.story_id = a.story_id AND o.id NOT IN (SELECT id FROM hidden_article)),
               a.updated_at
        FROM article AS a
        WHERE a.story_id IS NOT NULL AND a.id IN (
            SELECT h.id FROM hidden_article AS h CROSS JOIN article AS b ON b.id = h.id
            WHERE b.source_id NOT IN (SELECT source_id FROM operator_source WHERE with_articles = 1)
            UNION ALL
            SELECT id FROM (
                SELECT h.id FROM hidden_article AS h CROSS JOIN article AS b ON b.id = h.id
                WHERE b.source_id IN (SELECT source_id FROM operator_source WHERE with_articles = 1)
                ORDER BY h.id DESC LIMIT $limit))
        """,
        row => new Removal(row.GetInt64(0), row.GetInt64(1), row.GetString(2), row.GetInt64(3) == 1, row.Instant(4)),
        ("$limit", limit));

    private static Arrival ReadArrival(SqliteDataReader row) => new(row.GetInt64(0), row.Instant(1));
}

using Aggregator.Extraction.Revisions;
using Aggregator.Storage.Policy.Entries;
using Aggregator.Storage.Sqlite.Engine;

namespace Aggregator.Storage.Sqlite.Entries;

/// <summary>Keeps the old version of an article in the transaction that replaces it.</summary>
internal static class RevisionLog
{
    /// <returns>Null when there is no such article.</returns>
    public static ArticleRevision? InForce(Session session, long articleId) => session.Query(
        """
        SELECT title, text, COALESCE((SELECT MAX(replaced_at) FROM article_revision AS r WHERE r.article_id = article.id), first_seen)
        FROM article JOIN article_body ON article_body.article_id = article.id
        WHERE article.id = $id
        """,
        row => new ArticleRevision(row.GetString(0), row.GetString(1), row.Instant(2)),
        ("$id", articleId)).FirstOrDefault();

    public static void Keep(Session session, long articleId, ArticleRevision before, DateTimeOffset now)
    {
        session.Execute(
            "INSERT INTO article_revision (article_id, title, body_text, replaced_at) VALUES ($article, $title, $body, $now)",
            ("$article", articleId),
            ("$title", before.Title),
            ("$body", before.BodyText),
            ("$now", now.Stamp));
        session.Execute(
            """
            DELETE FROM article_revision
            WHERE article_id = $article AND id <= (
                SELECT id FROM article_revision WHERE article_id = $article ORDER BY id DESC LIMIT 1 OFFSET $kept)
            """,
            ("$article", articleId),
            ("$kept", ArticleHistory.Kept));
    }

    /// <inheritdoc cref="IReadingStore.RevisionsAsync"/>
    public static IReadOnlyList<ArticleRevision> Read(Session session, long articleId)
    {
        if (InForce(session, articleId) is not { } current)
        {
            return [];
        }

        var firstSeen = session.Query("SELECT first_seen FROM article WHERE id = $id", row => row.Instant(0), ("$id", articleId))[0];
        var ended = session.Query(
            "SELECT title, body_text, replaced_at FROM article_revision WHERE article_id = $id ORDER BY id",
            row => new ArticleRevision(row.GetString(0), row.GetString(1), row.Instant(2)),
            ("$id", articleId));
        return ArticleHistory.Of(firstSeen, ended, current);
    }
}

using Aggregator.Storage.Sqlite.Engine;

namespace Aggregator.Storage.Sqlite.Retention;

/// <summary>Deletes articles. Their entries stay, so that no feed brings them back.</summary>
internal static class ArticleRemoval
{
    /// <param name="session">The transaction.</param>
    /// <param name="articles">No story has one of them as its lead.</param>
    /// <param name="note">What the entries say of it.</param>
    /// <returns>How many articles were deleted.</returns>
    public static int Delete(Session session, IReadOnlyCollection<long> articles, string note)
    {
        var ids = ("$ids", (object?)JsonList.Of(articles));
        session.Execute("UPDATE entry SET article_id = NULL, failure = $note WHERE article_id IN (SELECT value FROM json_each($ids))", ids, ("$note", note));
        session.Execute("UPDATE article SET duplicate_of = NULL WHERE id IN (SELECT value FROM json_each($ids))", ids);
        session.Execute("DELETE FROM article_text WHERE rowid IN (SELECT value FROM json_each($ids))", ids);

        // Texts, earlier states and the choice of a version go with their articles.
        return session.Execute("DELETE FROM article WHERE id IN (SELECT value FROM json_each($ids))", ids);
    }
}

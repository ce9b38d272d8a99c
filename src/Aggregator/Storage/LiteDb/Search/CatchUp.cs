using System.Globalization;
using Aggregator.Storage.LiteDb.Documents;
using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.Policy.Entries;

namespace Aggregator.Storage.LiteDb.Search;

/// <summary>Gives the search index everything that the archive has and the index does not have. A new index, or an index of
/// another archive, gets everything.</summary>
internal static class CatchUp
{
    /// <summary>A collection of the changes of known articles: from the number of a change to the number of the article. The
    /// highest number of an article does not show such changes.</summary>
    public const string Changes = "changed_text";

    private const int AtOnce = 256;

    /// <summary>The operator is told when at least this many articles are missing; taking them up then lasts more than a few
    /// seconds.</summary>
    private const int WorthTelling = 5000;

    /// <param name="session">The archive to read.</param>
    /// <param name="index">The index in the state of its last commit.</param>
    /// <param name="tell">Called with a sentence for the operator before and after work that takes long.</param>
    public static void Run(LiteSession session, SearchIndex index, Action<string> tell)
    {
        if (index.Marker.Article > session.Count(ArticleDocument.Collection) || index.Marker.Change > session.Count(Changes))
        {
            // The index knows articles or changes that the archive does not have. So the archive was replaced by an older copy.
            index.Clear();
        }

        var (first, last) = (index.Marker.Article, session.Count(ArticleDocument.Collection));
        var isTold = last - first >= WorthTelling;
        if (isTold)
        {
            tell(string.Create(CultureInfo.InvariantCulture, $"The search index takes up {last - first:N0} articles: this may take minutes."));
        }

        // A new article that was changed since is taken up once, with its changes: a second time it would be found twice.
        var changes = session.Range(Changes, "_id", index.Marker.Change + 1, long.MaxValue)
            .Select(change => (Number: change["_id"].AsInt64, Article: change["article"].AsInt64)).ToList();
        var changed = changes.Select(change => change.Article).ToHashSet();
        for (var from = first + 1; from <= last; from += AtOnce)
        {
            index.Apply([.. session.Range(ArticleDocument.Collection, "_id", from, Math.Min(last, from + AtOnce - 1))
                .Select(document => document["_id"].AsInt64).ToList().Where(id => !changed.Contains(id)).Select(id => Change(session, id, 0))]);
        }

        foreach (var (number, article) in changes)
        {
            index.Apply([Change(session, article, number)]);
        }

        index.Commit();
        if (isTold)
        {
            tell("The search index is complete.");
        }
    }

    private static IndexChange Change(LiteSession session, long id, long change) =>
        session.Find(ArticleDocument.Collection, id) is { } found && ArticleDocument.Read(found, session.Find(ArticleDocument.Bodies, id)) is var article
            ? new IndexChange(id, PreparedArticle.Of(article.Article), change, article.At, article.UpdatedAt > article.FirstSeen ? article.UpdatedAt : article.FirstSeen)
            : new IndexChange(id, null, change, default, default);
}

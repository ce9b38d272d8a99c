using System.Globalization;
using Aggregator.Storage.LiteDb.Documents;
using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.Policy.Entries;

namespace Aggregator.Storage.LiteDb.Search;

/// <summary>Gives a full-text index what the archive has and it has not: all of it, where it is new or of another archive.</summary>
internal static class CatchUp
{
    /// <summary>Collection of the changes of known articles, which a number of an article does not tell: change → article.</summary>
    public const string Changes = "changed_text";

    private const int AtOnce = 256;

    /// <summary>From so many articles on it takes more than a few seconds.</summary>
    private const int WorthTelling = 5000;

    /// <param name="session">For reading.</param>
    /// <param name="index">As it was committed last.</param>
    /// <param name="tell">Receives a sentence for the operator where it takes long.</param>
    public static void Run(LiteSession session, SearchIndex index, Action<string> tell)
    {
        if (index.Marker.Article > session.Count(ArticleDocument.Collection) || index.Marker.Change > session.Count(Changes))
        {
            // An older archive has been put in the place of the one that the index was made from.
            index.Clear();
        }

        var (first, last) = (index.Marker.Article, session.Count(ArticleDocument.Collection));
        var isTold = last - first >= WorthTelling;
        if (isTold)
        {
            tell(string.Create(CultureInfo.InvariantCulture, $"The search index takes up {last - first:N0} articles: this may take minutes."));
        }

        foreach (var change in session.Range(Changes, "_id", index.Marker.Change + 1, long.MaxValue).ToList())
        {
            index.Apply([Change(session, change["article"].AsInt64, change["_id"].AsInt64)]);
        }

        for (var from = first + 1; from <= last; from += AtOnce)
        {
            index.Apply([.. session.Range(ArticleDocument.Collection, "_id", from, Math.Min(last, from + AtOnce - 1))
                .Select(document => document["_id"].AsInt64).ToList().Select(id => Change(session, id, 0))]);
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

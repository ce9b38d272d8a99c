using Aggregator.Storage.Policy.Entries;
using Aggregator.Storage.Policy.Stories;
using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Storage.Sqlite.Stories;
using Aggregator.Stories.Shown;

namespace Aggregator.Storage.Sqlite.Search;

/// <summary>What one piece of writing leaves to do when everything else is written: words for the full-text index, stories whose articles changed.</summary>
/// <remarks>
/// FTS5 collects words and writes them together at the commit, but also whenever a statement begins that SQLite may have to take back
/// alone (fts5_main.c, xSavepoint): between two articles, each would get an index of its own, to be merged with the others later.
/// </remarks>
internal sealed class ArticleIndex
{
    private readonly List<Entry> _entries = [];
    private readonly HashSet<long> _stories = [];

    public void Add(long id, PreparedArticle article, DateTimeOffset at) => _entries.Add(new Entry(id, article, at, IsKnown: false));

    /// <summary>For an article whose words are in the index already.</summary>
    public void Replace(long id, PreparedArticle article, DateTimeOffset at) => _entries.Add(new Entry(id, article, at, IsKnown: true));

    /// <summary>Another text of an article may be the one to show, or to lead its story.</summary>
    public void Renew(long storyId) => _stories.Add(storyId);

    /// <param name="session">In the transaction that saves the articles, as its last work.</param>
    /// <param name="policy">Which version of a text is shown where no editor chose.</param>
    public void Write(Session session, ShownPolicy policy)
    {
        StoryRenewal.Renew(new SqliteStoryRows(session), _stories, policy);
        foreach (var entry in _entries)
        {
            if (entry.IsKnown)
            {
                session.Execute("DELETE FROM article_text WHERE rowid = $id", ("$id", entry.Id));
            }

            session.Execute(
                "INSERT INTO article_text (rowid, title, body, stem) VALUES ($id, $title, $body, $stem)",
                ("$id", entry.Id),
                ("$title", entry.Article.SearchTitle),
                ("$body", entry.Article.SearchBody),
                ("$stem", entry.Article.SearchStem + SearchMarks.Of(entry.Article.Article.SourceId, entry.At)));
        }
    }

    private readonly record struct Entry(long Id, PreparedArticle Article, DateTimeOffset At, bool IsKnown);
}

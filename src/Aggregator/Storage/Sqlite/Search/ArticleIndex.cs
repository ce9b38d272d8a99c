using Aggregator.Storage.Policy.Entries;
using Aggregator.Storage.Policy.Stories;
using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Storage.Sqlite.Rows;
using Aggregator.Stories.Shown;

namespace Aggregator.Storage.Sqlite.Search;

/// <summary>What is written at the end of a transaction: words for the search index, and stories whose articles
/// changed.</summary>
/// <remarks>FTS5 collects words and writes them together at the commit, but also before each statement that SQLite may have to
/// roll back alone (fts5_main.c, xSavepoint). If words were written between the articles, each article would get an index part of
/// its own, and merging the parts costs time.</remarks>
internal sealed class ArticleIndex
{
    private readonly List<Entry> _entries = [];
    private readonly HashSet<long> _stories = [];

    public void Add(long id, PreparedArticle article, DateTimeOffset at) => _entries.Add(new Entry(id, article, at, IsKnown: false));

    /// <summary>Used for an article whose words are in the index already.</summary>
    public void Replace(long id, PreparedArticle article, DateTimeOffset at) => _entries.Add(new Entry(id, article, at, IsKnown: true));

    /// <summary>Notes a story to update: a changed article may be the version to show, or the lead.</summary>
    public void Renew(long storyId) => _stories.Add(storyId);

    /// <param name="session">The transaction that saves the articles. This call is its last work.</param>
    /// <param name="policy">Which version of a text is shown when no editor has chosen one.</param>
    public void Write(Session session, ShownPolicy policy)
    {
        StoryRenewal.Renew(new SqliteStoryRows(session), _stories, policy, arrived: []);
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

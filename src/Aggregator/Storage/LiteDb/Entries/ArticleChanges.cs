using Aggregator.Storage.LiteDb.Documents;
using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.LiteDb.Search;
using Aggregator.Storage.LiteDb.Stories;
using Aggregator.Storage.Policy.Entries;
using Aggregator.Storage.Policy.Stories;
using Aggregator.Stories.Shown;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Entries;

/// <summary>What follows from saved articles at the end of a transaction: words for the search index, stories and sections to
/// update.</summary>
internal sealed class ArticleChanges
{
    private readonly HashSet<long> _stories = [];
    private readonly Dictionary<string, int> _sections = new(StringComparer.Ordinal);

    public static void Add(LiteSession session, long id, PreparedArticle article, DateTimeOffset at, DateTimeOffset now) =>
        session.IndexChanges.Add(new IndexChange(id, article, 0, at, now));

    /// <summary>Used for an article whose words are in the index already.</summary>
    public static void Replace(LiteSession session, long id, PreparedArticle article, DateTimeOffset at, DateTimeOffset now)
    {
        var change = session.Next(CatchUp.Changes);
        session.Insert(CatchUp.Changes, new BsonDocument { ["_id"] = change, ["article"] = id });
        session.IndexChanges.Add(new IndexChange(id, article, change, at, now));
    }

    /// <summary>Notes a story to update: a changed article may be the version to show, or the lead.</summary>
    public void Renew(long storyId) => _stories.Add(storyId);

    /// <summary>Counts articles that get or lose a section name. A null name is ignored.</summary>
    public void Section(string? name, int articles)
    {
        if (name is not null)
        {
            _sections[name] = _sections.GetValueOrDefault(name) + articles;
        }
    }

    /// <param name="session">The transaction that saves the articles. This call is its last work.</param>
    /// <param name="shown">Which version of a text is shown when no editor has chosen one.</param>
    public void Save(LiteSession session, ShownPolicy shown)
    {
        StoryRenewal.Renew(new LiteStoryRows(session), _stories, shown, arrived: []);
        foreach (var (name, articles) in _sections.Where(section => section.Value != 0))
        {
            SectionDocument.Count(session, name, articles);
        }
    }
}

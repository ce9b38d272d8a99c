using Aggregator.Storage.LiteDb.Documents;
using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.LiteDb.Search;
using Aggregator.Storage.LiteDb.Stories;
using Aggregator.Storage.Policy.Entries;
using Aggregator.Storage.Policy.Stories;
using Aggregator.Stories.Shown;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Entries;

/// <summary>What a piece of writing leaves to do when its articles are saved: words for the full-text index, stories and sections that changed.</summary>
internal sealed class ArticleChanges
{
    private readonly HashSet<long> _stories = [];
    private readonly Dictionary<string, int> _sections = new(StringComparer.Ordinal);

    public static void Add(LiteSession session, long id, PreparedArticle article, DateTimeOffset at, DateTimeOffset now) =>
        session.IndexChanges.Add(new IndexChange(id, article, 0, at, now));

    /// <summary>For an article whose words the index has already.</summary>
    public static void Replace(LiteSession session, long id, PreparedArticle article, DateTimeOffset at, DateTimeOffset now)
    {
        var change = session.Next(CatchUp.Changes);
        session.Insert(CatchUp.Changes, new BsonDocument { ["_id"] = change, ["article"] = id });
        session.IndexChanges.Add(new IndexChange(id, article, change, at, now));
    }

    /// <summary>Another text of an article may be the one to show, or to lead its story.</summary>
    public void Renew(long storyId) => _stories.Add(storyId);

    /// <summary>An article carries the name of a section, or carries it no longer.</summary>
    public void Section(string? name, int articles)
    {
        if (name is not null)
        {
            _sections[name] = _sections.GetValueOrDefault(name) + articles;
        }
    }

    /// <param name="session">In the transaction that saves the articles, as its last work.</param>
    /// <param name="shown">Which version of a text is shown where no editor chose.</param>
    public void Save(LiteSession session, ShownPolicy shown)
    {
        StoryRenewal.Renew(new LiteStoryRows(session), _stories, shown);
        foreach (var (name, articles) in _sections.Where(section => section.Value != 0))
        {
            SectionDocument.Count(session, name, articles);
        }
    }
}

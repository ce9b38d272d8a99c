using System.Runtime.InteropServices;
using Aggregator.Storage.LiteDb.Engine;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Documents;

/// <summary>The articles of a story: those that are shown in it, and those that the grouper put into it. Each story has one
/// document.</summary>
internal sealed class StoryMembers
{
    private const string Collection = "story_member";

    private readonly long _storyId;
    private readonly SortedSet<long> _shown;
    private readonly SortedSet<long> _found;

    private StoryMembers(long storyId, BsonDocument? document)
    {
        _storyId = storyId;
        _shown = Numbers(document, "shown");
        _found = Numbers(document, "found");
    }

    /// <summary>The numbers of the articles that are shown in the story, in order of arrival; hidden articles are
    /// included.</summary>
    public IReadOnlyCollection<long> Shown => _shown;

    /// <summary>The numbers of the articles that the grouper put into the story, in order of arrival.</summary>
    public IReadOnlyCollection<long> Found => _found;

    public static StoryMembers Of(LiteSession session, long storyId) => new(storyId, session.Find(Collection, storyId));

    /// <summary>The grouper put the articles into the story, and they are shown there.</summary>
    public static void Place(LiteSession session, long storyId, IEnumerable<long> articles)
    {
        var members = Of(session, storyId);
        foreach (var article in articles)
        {
            members._shown.Add(article);
            members._found.Add(article);
        }

        members.Save(session);
    }

    /// <summary>Shows an article in another story.</summary>
    public static void Move(LiteSession session, long article, long from, long to)
    {
        var (left, joined) = (Of(session, from), Of(session, to));
        left._shown.Remove(article);
        left.Save(session);
        joined._shown.Add(article);
        joined.Save(session);
    }

    /// <summary>The grouper put the article into another story than before.</summary>
    public static void Find(LiteSession session, long article, long from, long to)
    {
        var (left, joined) = (Of(session, from), Of(session, to));
        left._found.Remove(article);
        left.Save(session);
        joined._found.Add(article);
        joined.Save(session);
    }

    private void Save(LiteSession session) => session.Put(Collection, new BsonDocument
    {
        ["_id"] = _storyId,
        ["shown"] = MemoryMarshal.AsBytes<long>(_shown.ToArray()).ToArray(),
        ["found"] = MemoryMarshal.AsBytes<long>(_found.ToArray()).ToArray(),
    });

    private static SortedSet<long> Numbers(BsonDocument? document, string field) =>
        document is null ? [] : [.. MemoryMarshal.Cast<byte, long>(document[field].AsBinary)];
}

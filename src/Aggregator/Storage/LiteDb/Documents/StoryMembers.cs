using Aggregator.Storage.LiteDb.Engine;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Documents;

/// <summary>The articles of a story: those that are shown in it, and those that the grouper put into it. Each membership has one
/// document, so an article joins a story of thousands as quickly as a story of two.</summary>
internal static class StoryMembers
{
    public const string ShownIn = "shown_member";

    public const string FoundIn = "found_member";

    /// <summary>The numbers of the articles that are shown in the story, in order of arrival; hidden articles are included. Nothing
    /// may be written while they are read.</summary>
    public static IEnumerable<long> Shown(LiteSession session, long storyId) => Of(session, ShownIn, storyId);

    /// <summary>The numbers of the articles that the grouper put into the story, in order of arrival. Nothing may be written while
    /// they are read.</summary>
    public static IEnumerable<long> Found(LiteSession session, long storyId) => Of(session, FoundIn, storyId);

    /// <summary>The grouper put the article into the story, and it is shown there.</summary>
    public static void Place(LiteSession session, long storyId, long article)
    {
        session.Insert(ShownIn, Member(storyId, article));
        session.Insert(FoundIn, Member(storyId, article));
    }

    /// <summary>Shows an article in another story.</summary>
    public static void Move(LiteSession session, long article, long from, long to) => Move(session, ShownIn, article, from, to);

    /// <summary>The grouper put the article into another story than before.</summary>
    public static void Find(LiteSession session, long article, long from, long to) => Move(session, FoundIn, article, from, to);

    /// <summary>For an article that is removed.</summary>
    public static void Remove(LiteSession session, long article, long storyId)
    {
        session.Delete(ShownIn, LiteKeys.Of(storyId, article));
        session.Delete(FoundIn, LiteKeys.Of(storyId, article));
    }

    public static BsonDocument Member(long storyId, long article) => new() { ["_id"] = LiteKeys.Of(storyId, article) };

    private static IEnumerable<long> Of(LiteSession session, string collection, long storyId) =>
        session.Keys(collection, "_id", LiteKeys.Of(storyId, long.MinValue), LiteKeys.Of(storyId, long.MaxValue)).Select(key => LiteKeys.At(key.AsBinary, 1));

    private static void Move(LiteSession session, string collection, long article, long from, long to)
    {
        session.Delete(collection, LiteKeys.Of(from, article));
        session.Put(collection, Member(to, article));
    }
}

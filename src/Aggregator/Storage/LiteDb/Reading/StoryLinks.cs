using Aggregator.Storage.LiteDb.Documents;
using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Stories;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Reading;

/// <summary>Reads which closed story a story continues, and which story continues it.</summary>
/// <remarks>Links name a story by the number of its first article, and lead to the story in which this article is.</remarks>
internal static class StoryLinks
{
    /// <returns>Null when the story continues no other story.</returns>
    public static StoryLink? Earlier(LiteSession session, BsonDocument story) =>
        story.NumberOrNull(StoryDocument.Continues) is { } closed
        && session.Find(ArticleDocument.Collection, closed)?.NumberOrNull("story") is { } earlier && earlier != story["_id"].AsInt64
        && session.Find(StoryDocument.Collection, earlier) is { } found
            ? Link(session, found)
            : null;

    /// <returns>Null when no story continues this one; the first when there are several.</returns>
    public static StoryLink? Later(LiteSession session, long storyId) =>
        session.All(
            StoryDocument.Collection,
            $"$.{StoryDocument.Continues} IN @0",
            new BsonArray(StoryMembers.Shown(session, storyId).Take(Story.MostListed).Select(article => new BsonValue(article))))
            .Where(story => story["_id"].AsInt64 != storyId)
            .MinBy(story => story["_id"].AsInt64) is { } later
            ? Link(session, later)
            : null;

    private static StoryLink Link(LiteSession session, BsonDocument story) => new(
        story["_id"].AsInt64,
        session.Find(ArticleDocument.Collection, StoryDocument.LeadOf(story))?["title"].AsString ?? "", // Not null: a shown story has a lead.
        story.Instant("first_seen"));
}

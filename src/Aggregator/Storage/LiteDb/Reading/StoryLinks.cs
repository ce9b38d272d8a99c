using Aggregator.Storage.LiteDb.Documents;
using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Stories;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Reading;

/// <summary>Reads which closed story a story continues, and which story continues it.</summary>
/// <remarks>Stories are named by the number of their first article: the link leads to where that article stands today.</remarks>
internal static class StoryLinks
{
    /// <returns>Null where the story continues none.</returns>
    public static StoryLink? Earlier(LiteSession session, BsonDocument story) =>
        story.NumberOrNull(StoryDocument.Continues) is { } closed
        && session.Find(ArticleDocument.Collection, closed)?.NumberOrNull("story") is { } earlier && earlier != story["_id"].AsInt64
        && session.Find(StoryDocument.Collection, earlier) is { } found
            ? Link(session, found)
            : null;

    /// <returns>Null where none continues the story; of several the first.</returns>
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
        session.Find(ArticleDocument.Collection, StoryDocument.LeadOf(story))?["title"].AsString ?? "", // The lead of a story that is shown is there.
        story.Instant("first_seen"));
}

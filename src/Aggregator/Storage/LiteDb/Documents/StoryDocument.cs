using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.Policy.Stories;
using Aggregator.Stories.Shown;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Documents;

/// <summary>A story with at least one shown article.</summary>
/// <remarks>Indexed fields: <c>newest</c> and <c>heaviest</c>, the positions of the story in the two orders of stories. Both keys
/// begin with whether the story is pinned and end with its number.</remarks>
internal static class StoryDocument
{
    public const string Collection = "story";

    public const string Newest = "newest";

    public const string Heaviest = "heaviest";

    /// <summary>Indexed: the number of the closed story that this story continues.</summary>
    public const string Continues = "continues";

    /// <summary>The collection of <see cref="StoryTextsForm"/>, under the same ids. Only placing needs it, so it is not in the
    /// story's document.</summary>
    public const string Texts = "story_texts";

    public static void Save(LiteSession session, long id, StoryFigures figures)
    {
        var pinned = figures.IsPinned ? 1 : 0;
        var document = new BsonDocument
        {
            ["_id"] = id,
            ["lead"] = figures.Face.Lead.Lead,
            ["reason"] = figures.Face.Lead.ToJson(),
            ["first_seen"] = figures.FirstSeen.ToUnixTimeMilliseconds(),
            ["last_updated"] = figures.LastUpdated.ToUnixTimeMilliseconds(),
            ["weight"] = figures.Weight,
            ["articles"] = figures.Articles,
            ["pinned"] = figures.IsPinned,
            [Newest] = LiteKeys.Of(pinned, figures.LastUpdated.ToUnixTimeMilliseconds(), id),
            [Heaviest] = LiteKeys.Of(pinned, LiteKeys.Sortable(figures.Weight), id),
        };
        document.Put(Continues, figures.Continues);
        session.Put(Collection, document);
    }

    public static long LeadOf(BsonDocument story) => story["lead"].AsInt64;

    public static LeadReason? ReasonOf(BsonDocument? story) => LeadReason.Parse(story?.TextOrNull("reason"));

    public static StoryOutline Read(BsonDocument story) => new(
        story["_id"].AsInt64, story.Instant("first_seen"), story.Instant("last_updated"), story["weight"].AsDouble, story["articles"].AsInt32, ReasonOf(story));
}
